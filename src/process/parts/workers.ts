import { Registry } from "prom-client";
import { workers } from "../../../workers/index.ts";
import { startWorkers } from "../../camunda/workers.ts";
import { startMail } from "../../mail/index.ts";
import type { Simulator } from "../../simulator/index.ts";
import { process as texts } from "../../texts/process.ts";
import { keepFollowingDeadline } from "../deadline-keeper.ts";
import { keepFigures } from "../figures-keeper.ts";
import { startMetrics } from "../metrics.ts";
import { keepMigrationsFollowed } from "../migration-upkeep.ts";
import { keepMoving } from "../move-keeper.ts";
import { keepPublicationsSettled } from "../publication-upkeep.ts";
import type { Environment } from "../run.ts";
import { keepSweeping } from "../sweeper.ts";
import { keepRemindingTeams } from "../team-reminder.ts";
import { keepExpiring } from "../upkeep.ts";
import { giveBackLeftBehind, keepGivingBack, newWorkerId } from "../worker-id.ts";
import type { Services } from "./services.ts";

/** The external-task workers, and the delivery of the mail that they put into the outbox. */
export async function runWorkers(
  environment: Environment,
  { store, govbr, engine }: Services,
  simulator: Simulator | null,
): Promise<void> {
  const { config, secrets, log, say, lifecycle } = environment;
  const clock = () => new Date();
  const beginMail = async () =>
    startMail({
      store,
      smtpUrl: config.mail.smtpUrl ?? simulator?.smtpUrl ?? `smtp://127.0.0.1:${config.simulator.smtpPort}`,
      from: config.mail.from,
      portalUrl: config.portal.url,
      log: log.child({ name: "mail" }),
      clock,
    });
  await lifecycle.start("mail", () => say.step(texts.steps.mail, beginMail));

  const metrics = new Registry();
  const { metricsPort } = config;
  if (metricsPort !== null) await lifecycle.start("metrics", () => startMetrics(metricsPort, metrics));
  const workersLog = log.child({ name: "workers" });
  const begin = async () => {
    await giveBackLeftBehind(engine, workersLog);
    return startWorkers({
      engine: { url: config.engine.url, user: secrets.engineUser, password: secrets.enginePassword },
      workers,
      services: { store, govbr, engine, clock, log: workersLog, portalUrl: config.portal.url },
      log: workersLog,
      workerId: newWorkerId(),
      metrics,
    });
  };
  await lifecycle.start("upkeep", async () => keepExpiring(store, workersLog));
  await lifecycle.start("sweeper", async () => keepSweeping({ store, engine, clock, log: workersLog }));
  await lifecycle.start("team reminders", async () => keepRemindingTeams({ store, engine, clock, log: workersLog }));
  await lifecycle.start("migrations", async () => keepMigrationsFollowed({ store, engine }, workersLog));
  await lifecycle.start("moves", async () => keepMoving({ store, engine, log: workersLog }));
  await lifecycle.start("figures", async () => keepFigures({ store, engine, clock, log: workersLog }));
  await lifecycle.start("deadline", async () => keepFollowingDeadline({ store, engine, log: workersLog }));
  await lifecycle.start("publications", async () => keepPublicationsSettled({ store, engine, clock, log: workersLog }));
  await lifecycle.start("workers", () => say.step(texts.steps.workers, begin));
  // The embedded engine notices when a connection is gone.
  if (config.engine.external) await lifecycle.start("tasks left behind", () => keepGivingBack(engine, workersLog));
}
