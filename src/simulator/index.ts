import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import { simulator as texts } from "../texts/simulator.ts";
import { openAuthority } from "./authority/authority.ts";
import { createFaults, type Faults } from "./faults.ts";
import { close, listen } from "./listen.ts";
import { openMailbox } from "./mailbox/mailbox.ts";
import { startSmtp } from "./mailbox/smtp.ts";
import { listPeople, type Person } from "./people/people.ts";
import { seedPeople } from "./people/seed.ts";
import { createProvider } from "./provider/provider.ts";
import { openCredential } from "./state/credential.ts";
import { openSigningKeys } from "./state/signing-keys.ts";
import { openState } from "./state/state.ts";
import { createApp } from "./web/app.ts";
import { startCertificateHost } from "./web/certificate-host.ts";
import type { WebContext } from "./web/context.ts";
import { createHandovers } from "./web/handovers.ts";
import { errorPage } from "./web/pages/messages.tsx";

export type { FaultSwitches, Faults } from "./faults.ts";
export type { Person, PersonCertificate } from "./people/people.ts";

export interface SimulatorOptions {
  /** Ports on the loopback interface; 0 = any free one. */
  port: number;
  certificatePort: number;
  smtpPort: number;
  /** The simulator keeps everything in `<dataDir>/simulator`. */
  dataDir: string;
  /** Where "Voltar ao serviço" leads. */
  portalUrl: string;
  /** Registered return addresses of the service, compared to the letter. */
  redirectUris: string[];
  /** Registered addresses to go to after logout, compared to the letter. */
  postLogoutUris: string[];
  log: Logger;
  clock: Clock;
}

/** A running stand-in for Gov.br, an ICP-Brasil-like authority and a mailbox. */
export interface Simulator {
  /** With its trailing slash. */
  issuer: string;
  /** Base of the companies, reliability and x509 APIs, without a slash at the end. */
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  logoutUrl: string;
  smtpUrl: string;
  mailboxUrl: string;
  /** TLS host where a browser presents its certificate to the simulated Gov.br. */
  certificateUrl: string;
  peopleUrl: string;
  /** Where a person links companies: steps 5 and 6 of the guide. */
  accountUrl: string;
  /** PEM file with the simulated ICP-Brasil root and AC. */
  icpBrasilCaFile: string;
  /** PEM of the local CA that signed `serverTls`. */
  tlsCaPem: string;
  /** TLS identity for localhost, 127.0.0.1 and ::1 (PEM). */
  serverTls: { key: string; cert: string };
  people: Person[];
  faults: Faults;
  stop(): Promise<void>;
}

/** The simulator was asked for in production. */
export class SimulatorRefused extends Error {
  readonly code = "simulator-in-production";
}

/**
 * Starts the simulator. Throws SimulatorRefused when NODE_ENV is production, and the system's error when a port is taken.
 * The first start in a data folder makes keys and certificates (about two seconds).
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  if (process.env.NODE_ENV === "production") throw new SimulatorRefused(texts.productionRefused);
  const { portalUrl, redirectUris, postLogoutUris, log, clock } = options;
  const folder = join(options.dataDir, "simulator");

  let handle: RequestListener = (_req, res) => res.writeHead(503).end();
  const server = createServer((req, res) => handle(req, res));
  const stops: (() => Promise<void>)[] = [() => close(server)];
  const stop = async () => {
    await Promise.all(stops.splice(0).map((stopPart) => stopPart()));
  };

  try {
    const issuer = `http://localhost:${await listen(server, options.port)}/`;
    const faults = createFaults();
    const state = openState(folder, clock);
    const mailbox = openMailbox(join(folder, "mailbox"), clock);
    const handovers = createHandovers(clock);
    const credential = openCredential(folder);
    const [keys, authority, smtp] = await Promise.all([
      openSigningKeys(folder, () => faults.current().wrongKey),
      openAuthority(join(folder, "authority"), clock),
      startSmtp(options.smtpPort, mailbox, log),
    ]);
    stops.push(smtp.stop);
    const provider = once(() =>
      createProvider({
        issuer,
        credential,
        serviceName: texts.serviceName,
        redirectUris,
        state,
        keys,
        faults,
        renderError: (error) => errorPage({ ...error, portalUrl }),
        log,
        clock,
      }),
    );
    const [certificateHost] = await Promise.all([
      startCertificateHost(options.certificatePort, authority, handovers, issuer),
      seedPeople(state, authority, clock()),
    ]);
    stops.push(certificateHost.stop);
    const certificateUrl = `https://localhost:${certificateHost.port}`;

    const context: WebContext = {
      issuer,
      portalUrl,
      certificateUrl,
      postLogoutUris,
      returnOrigins: [...new Set([...redirectUris, ...postLogoutUris].map((uri) => new URL(uri).origin))],
      credential,
      provider,
      state,
      authority,
      keys,
      faults,
      mailbox,
      handovers,
      log,
      clock,
    };
    handle = createApp(context);

    return {
      issuer,
      apiUrl: issuer.slice(0, -1),
      ...credential,
      logoutUrl: `${issuer}logout`,
      smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
      mailboxUrl: `${issuer}caixa-de-correio`,
      certificateUrl,
      peopleUrl: `${issuer}pessoas-de-teste`,
      accountUrl: `${issuer}conta`,
      icpBrasilCaFile: authority.icpBrasilCaFile,
      tlsCaPem: authority.tlsCaPem,
      serverTls: authority.serverTls,
      people: listPeople(authority),
      faults,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
