import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { workers } from "../../../workers/index.ts";
import { startCertificateHost } from "../../certificate/index.ts";
import { contractsOf } from "../../lint/contracts.ts";
import { presentCertificate, startPortal } from "../../portal/index.ts";
import type { Simulator } from "../../simulator/index.ts";
import { process as texts } from "../../texts/process.ts";
import type { Environment } from "../run.ts";
import { ConfigError } from "../settings.ts";
import type { Services } from "./services.ts";

/** The portal and the TLS host on which a person presents an e-CNPJ. */
export async function runPortal(environment: Environment, services: Services, simulator: Simulator | null): Promise<void> {
  const { config, log, say, lifecycle } = environment;
  const clock = () => new Date();
  const certificates = await certificateFiles(environment, simulator);
  const beginHost = () =>
    startCertificateHost({
      port: config.certificates.port,
      ...certificates,
      ...(config.certificates.proxy === null ? {} : { proxy: config.certificates.proxy }),
      onPresented: presentCertificate({
        ...services,
        publicUrl: config.portal.url,
        clock,
        log: log.child({ name: "certificate" }),
      }),
      log: log.child({ name: "certificate" }),
    });
  await lifecycle.start("certificate host", () => say.step(texts.steps.certificateHost, beginHost));

  const begin = () =>
    startPortal({
      ...services,
      port: config.portal.port,
      publicUrl: config.portal.url,
      secureCookies: config.portal.url.startsWith("https://"),
      certificate: { url: config.certificates.url },
      modelling: { folder: config.modelsDir, topics: contractsOf(workers) },
      legacyUrl: config.legacyUrl,
      cacheDir: join(config.dataDir, "cache"),
      trustedProxies: config.portal.proxies,
      limits: config.portal.limits,
      ...(simulator === null
        ? {}
        : {
            mailboxUrl: simulator.mailboxUrl,
            simulatorPeopleUrl: simulator.peopleUrl,
            simulatorAccountUrl: simulator.accountUrl,
          }),
      log: log.child({ name: "portal" }),
      clock,
    });
  await lifecycle.start("portal", () => say.step(texts.steps.portal, begin));
}

/** Key and certificate of the TLS host and the authorities it trusts: from the files named, else the simulator's. */
async function certificateFiles({ config }: Environment, simulator: Simulator | null) {
  const { tls, caFile, crlFile } = config.certificates;
  const authorities = caFile ?? simulator?.icpBrasilCaFile;
  if (authorities === undefined)
    throw new ConfigError(texts.settingMissing("CERTIFICATE_CA_FILE", texts.reasons.certificateHost));
  const pair =
    tls === null
      ? simulator?.serverTls
      : { cert: await readFile(tls.certFile, "utf8"), key: await readFile(tls.keyFile, "utf8") };
  return {
    ...pair,
    ca: await readFile(authorities, "utf8"),
    ...(crlFile === null ? {} : { crl: () => readFile(crlFile, "utf8") }),
  };
}
