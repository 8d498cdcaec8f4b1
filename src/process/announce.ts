import { formatCpf } from "../domain/identifiers.ts";
import type { Simulator } from "../simulator/index.ts";
import { process as texts } from "../texts/process.ts";
import type { Config } from "./config.ts";
import type { Narrator } from "./narrator.ts";
import type { Environment } from "./run.ts";
import type { Secrets } from "./secrets.ts";

/** Says that everything is up, where it is, who can log in, and how to stop. */
export function announce({ config, secrets, say }: Environment, simulator: Simulator | null, seconds: number): void {
  say.line(texts.ready(seconds));
  const addresses = addressesOf(config, secrets, simulator);
  if (addresses.length > 0) list(say, texts.addresses, addresses);
  if (simulator !== null) {
    list(
      say,
      texts.people,
      simulator.people.map(({ cpf, name, password, description }) => [formatCpf(cpf), `${password} · ${name}: ${description}`]),
    );
  }
  say.line();
  say.line(texts.data(config.dataDir));
  say.line(texts.howToStop);
}

function list(say: Narrator, title: string, rows: [string, string][]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  say.line();
  say.line(title);
  for (const [name, text] of rows) say.line(`  ${name.padEnd(width)}  ${text}`);
}

function addressesOf(config: Config, secrets: Secrets, simulator: Simulator | null): [string, string][] {
  const { address } = texts;
  const addresses: [string, string][] = [];
  if (config.part === "all" || config.part === "portal") {
    addresses.push([address.portal, config.portal.url], [address.certificates, config.certificates.url]);
  }
  if (simulator !== null) {
    addresses.push(
      [address.simulator, simulator.issuer],
      [address.people, simulator.peopleUrl],
      [address.mailbox, simulator.mailboxUrl],
    );
  }
  addresses.push([address.engine, config.engine.url]);
  if (config.engine.password === null) addresses.push([address.engineUser, `${secrets.engineUser} · ${secrets.enginePassword}`]);
  return addresses;
}
