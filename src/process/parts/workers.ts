import { Registry } from "prom-client";
import { workers } from "../../../workers/index.ts";
import { startWorkers } from "../../camunda/workers.ts";
import { startMail } from "../../mail/index.ts";
import type { Simulator } from "../../simulator/index.ts";
import { process as texts } from "../../texts/process.ts";
import { startMetrics } from "../metrics.ts";
import type { Environment } from "../run.ts";
import type { Services } from "./services.ts";

/** The external-task workers, and the delivery of the mail that they put into the outbox. */
export async function runWorkers(
  environment: Environment,
  { store, govbr }: Services,
  simulator: Simulator | null,
): Promise<void> {
  const { config, secrets, log, say, lifecycle } = environment;
  const clock = () => new Date();
  const mail = await say.step(texts.steps.mail, async () =>
    startMail({
      store,
      smtpUrl: config.mail.smtpUrl ?? simulator?.smtpUrl ?? `smtp://127.0.0.1:${config.simulator.smtpPort}`,
      from: config.mail.from,
      portalUrl: config.portal.url,
      log: log.child({ name: "mail" }),
      clock,
    }),
  );
  lifecycle.own("mail", mail);

  const metrics = new Registry();
  if (config.metricsPort !== null) lifecycle.own("metrics", await startMetrics(config.metricsPort, metrics));
  const running = await say.step(texts.steps.workers, async () =>
    startWorkers({
      engine: { url: config.engine.url, user: secrets.engineUser, password: secrets.enginePassword },
      workers,
      services: { store, govbr, clock, log: log.child({ name: "workers" }), portalUrl: config.portal.url },
      log: log.child({ name: "workers" }),
      metrics,
    }),
  );
  lifecycle.own("workers", running);
}
