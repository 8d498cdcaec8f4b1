import { camunda7 } from "../../camunda/dialect.ts";
import { startEngine } from "../../engine/index.ts";
import { process as texts } from "../../texts/process.ts";
import type { Environment } from "../run.ts";

/** The embedded engine behind `/engine-rest`, on loopback, always with Basic authentication. */
export async function runEngine({ config, secrets, log, say, lifecycle }: Environment, databaseUrl: string): Promise<void> {
  const begin = () =>
    startEngine({
      databaseUrl,
      port: config.engine.port,
      users: [{ id: secrets.engineUser, password: secrets.enginePassword, groups: [camunda7.adminGroup] }],
      clock: () => new Date(),
      log: log.child({ name: "engine" }),
      jobExecutor: config.engine.jobs,
      cleanupWindow: config.engine.cleanupWindow,
    });
  await lifecycle.start("engine", () => say.step(texts.steps.engine, begin));
}
