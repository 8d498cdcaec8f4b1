import { join } from "node:path";
import pg from "pg";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import type { AnyWorker } from "../../src/camunda/workers.ts";
import { urlOf } from "../../src/database/connection.ts";
import { readCredentials } from "../../src/database/credentials.ts";
import { deadlineAfter } from "../../src/domain/migration-deadline.ts";
import { createStore } from "../../src/store/index.ts";
import { migrationDeadlineBlock } from "../../workers/migration-deadline-block.ts";
import { migrationDeadlineLift } from "../../workers/migration-deadline-lift.ts";
import { migrationDeadlineWarn } from "../../workers/migration-deadline-warn.ts";
import type { WorkerServices } from "../../workers/services.ts";
import { startSystem } from "../support/system.ts";
import { type Figure, figure } from "./figures.ts";
import { waiting } from "./models.ts";

const accounts = Number(process.env.ACCOUNTS ?? 50_000);
const runs = Number(process.env.RUNS ?? 3);
const atOnce = 16;
const KEY = "bench-deadline";
const log = pino({ level: "silent" });

/** The deadline over many accounts, each with an open process in the engine: the warning, the block, and its lifting. */
export async function benchDeadline(): Promise<Figure[]> {
  const system = await startSystem({}, "engine");
  try {
    const engine = createEngineClient({ url: system.engineUrl, ...(await system.engineAuth()), log });
    const databaseUrl = urlOf((await readCredentials(join(system.dataDir, "postgres.json")))!, "orquestra");
    const time = { now: new Date() };
    const clock = () => time.now;
    const store = await createStore({ databaseUrl, encryptionKey: Buffer.alloc(32, 1), clock, log });
    await engine.deploy({ name: KEY, resources: [{ name: `${KEY}.bpmn`, content: waiting(KEY) }] });
    try {
      await prepare(databaseUrl, await startInstances(engine));
      const govbr = { companies: async () => [] };
      return await measure({ store, engine, govbr, clock, log, portalUrl: "http://localhost" }, time);
    } finally {
      await store.close();
    }
  } finally {
    await system.dispose();
  }
}

async function measure(services: WorkerServices, time: { now: Date }): Promise<Figure[]> {
  const { store } = services;
  const taken = { warn: [] as number[], block: [] as number[], lift: [] as number[] };
  for (let run = 0; run < runs; run++) {
    const at = deadlineAfter(new Date(time.now.getTime() + 10 * 86_400_000));
    const { id: deadlineId } = await store.migrationDeadline.set({
      ...{ at, actor: "system:bench", capacity: "system", origin: null, reason: "bench" },
    });
    taken.warn.push(await timed(services, migrationDeadlineWarn, { deadlineId, warningDays: 15 }, "warnedAccounts"));
    time.now = at;
    taken.block.push(await timed(services, migrationDeadlineBlock, { deadlineId }, "suspendedInstances"));
    taken.lift.push(await timed(services, migrationDeadlineLift, {}, "liftedInstances"));
  }
  const of = `${accounts.toLocaleString("en")} accounts`;
  const target = { target: { atMost: 30 } };
  return [
    figure(`deadline, ${of} suspended in the engine`, "s", taken.block, target),
    figure(`deadline, ${of} let go again`, "s", taken.lift, target),
    figure(`deadline, ${of} warned through the outbox`, "s", taken.warn, target),
  ];
}

/** Seconds that a worker takes; all accounts have to be concerned. */
async function timed(
  services: WorkerServices,
  worker: AnyWorker<WorkerServices>,
  input: Record<string, unknown>,
  output: string,
): Promise<number> {
  const task = {
    ...{ id: "bench", topic: worker.topic, businessKey: null, processInstanceId: "bench", processDefinitionKey: "bench" },
    ...{ activityId: "bench", attempt: 1 },
  };
  const signal = new AbortController().signal;
  const began = performance.now();
  const done = await worker.handler({ input: worker.inputs.parse(input), task, services, signal, log });
  const seconds = (performance.now() - began) / 1_000;
  if (done[output] !== accounts) throw new Error(`${worker.topic}: ${done[output]} instead of ${accounts}`);
  return seconds;
}

async function startInstances(engine: EngineClient): Promise<string[]> {
  const ids: string[] = [];
  let begun = 0;
  const start = async () => {
    while (begun++ < accounts) ids.push((await engine.startProcess(KEY)).id);
  };
  await Promise.all(Array.from({ length: atOnce }, start));
  return ids;
}

/** Old accounts that have not migrated, each with one of these instances. */
async function prepare(databaseUrl: string, instances: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(rows, [instances]);
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

const rows = `
  WITH instance AS (SELECT id, nth FROM unnest($1::text[]) WITH ORDINALITY AS one (id, nth)),
  owner AS (INSERT INTO store.legacy_accounts
      (login, login_key, name, email, password_hash, hash_scheme, active, state, imported_at)
    SELECT 'login.' || nth, 'login.' || nth, 'Pessoa ' || nth, nth || '@example.com', 'x', 'md5', true, 'ready', now()
      FROM instance RETURNING id, login)
  INSERT INTO store.legacy_processes (number, service, version, status, owner_id, opened_at, engine_instance, imported_at)
    SELECT 'P-' || nth, 'P001', '1', 'open', owner.id, now(), instance.id, now()
      FROM instance JOIN owner ON owner.login = 'login.' || nth`;
