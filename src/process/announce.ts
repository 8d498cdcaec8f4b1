import type { Simulator } from "../simulator/index.ts";
import { process as texts } from "../texts/process.ts";
import type { Environment } from "./run.ts";

/** Prints where everything is, who can log in, and how to stop. */
export function announce({ config, secrets, say }: Environment, simulator: Simulator | null): void {
  const addresses: [string, string][] = [[texts.address.portal, config.portal.url]];
  if (simulator !== null) {
    addresses.push(
      [texts.address.simulator, simulator.issuer],
      [texts.address.people, simulator.peopleUrl],
      [texts.address.mailbox, simulator.mailboxUrl],
    );
  }
  addresses.push([texts.address.certificates, config.certificates.url], [texts.address.engine, config.engine.url]);
  if (config.engine.user === null)
    addresses.push([texts.address.engineUser, `${secrets.engineUser} · ${secrets.enginePassword}`]);

  const width = Math.max(...addresses.map(([name]) => name.length));
  say.line();
  say.line(texts.addresses);
  for (const [name, address] of addresses) say.line(`  ${name.padEnd(width)}  ${address}`);
  if (simulator !== null) {
    say.line();
    say.line(texts.people);
    for (const person of simulator.people) say.line(`  ${person.cpf} · ${person.password} · ${person.description}`);
  }
  say.line();
  say.line(texts.data(config.dataDir));
  say.line(texts.howToStop);
}
