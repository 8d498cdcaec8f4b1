import { type Simulator, startSimulator } from "../../simulator/index.ts";
import { process as texts } from "../../texts/process.ts";
import type { Environment } from "../run.ts";

/** Gov.br, a certificate authority and a mailbox, for a machine that has none of them. Never in production. */
export async function runSimulator({ config, log, say, lifecycle }: Environment): Promise<Simulator> {
  const begin = () =>
    startSimulator({
      port: config.simulator.port,
      certificatePort: config.simulator.certificatePort,
      smtpPort: config.simulator.smtpPort,
      dataDir: config.dataDir,
      portalUrl: config.portal.url,
      redirectUris: [`${config.portal.url}/govbr/retorno`],
      postLogoutUris: [`${config.portal.url}/sessao-encerrada`],
      log: log.child({ name: "simulator" }),
      clock: () => new Date(),
    });
  return lifecycle.start("simulator", () => say.step(texts.steps.simulator, begin));
}
