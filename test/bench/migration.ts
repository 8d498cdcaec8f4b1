import { join } from "node:path";
import pg from "pg";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { urlOf } from "../../src/database/connection.ts";
import { readCredentials } from "../../src/database/credentials.ts";
import { createStore } from "../../src/store/index.ts";
import type { Store } from "../../src/store/types.ts";
import { followInEngine } from "../../workers/support/follow.ts";
import { finished, importRequest, legacyAccount, legacyProcess } from "../store/support/legacy.ts";
import { startSystem } from "../support/system.ts";
import { type Figure, figure } from "./figures.ts";

const runs = Number(process.env.RUNS ?? 5);
const accounts = Number(process.env.ACCOUNTS ?? 500);
/** Of the twenty processes of each account, so many are open and have an instance with one open task in the engine. */
const open = Number(process.env.OPEN ?? 1);
const past = 20 - open;
const atOnce = 64;
const log = pino({ level: "silent" });

const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="bench">
  <bpmn:process id="bench-old-process" isExecutable="true" camunda:historyTimeToLive="P1D">
    <bpmn:startEvent id="begin" /><bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="own" />
    <bpmn:userTask id="own" camunda:assignee="\${owner}" /><bpmn:sequenceFlow id="f2" sourceRef="own" targetRef="done" />
    <bpmn:endEvent id="done" />
  </bpmn:process>
</bpmn:definitions>`;

/** Everything that a confirmed migration does, in the store and in the engine, which runs in a process of its own. */
export async function benchMigration(): Promise<Figure[]> {
  const system = await startSystem({}, "engine");
  try {
    const engine = createEngineClient({ url: system.engineUrl, ...(await system.engineAuth()), log });
    const databaseUrl = urlOf((await readCredentials(join(system.dataDir, "postgres.json")))!, "orquestra");
    const store = await createStore({ databaseUrl, encryptionKey: Buffer.alloc(32, 1), clock: () => new Date(), log });
    await engine.deploy({ name: "bench-migration", resources: [{ name: "bench-old-process.bpmn", content: model }] });
    try {
      return await measure(store, engine, databaseUrl);
    } finally {
      await store.close();
    }
  } finally {
    await system.dispose();
  }
}

async function measure(store: Store, engine: EngineClient, databaseUrl: string): Promise<Figure[]> {
  const rates = { store: [] as number[], engine: [] as number[], whole: [] as number[] };
  const move = async (id: string) => {
    if (!(await store.legacy.moveInStore(id)).moved) throw new Error("a conflict stands against it");
  };
  const follow = async (id: string) => {
    const works = await store.legacy.engineWork(id);
    if (works.length !== open) throw new Error(`${works.length} instances instead of ${open}`);
    await followInEngine(engine, works);
    const moved = works.map(({ processId }) => processId);
    await store.legacy.noteEngineMoved(id, moved);
    await store.legacy.finishEngine(id);
  };
  // The first run warms everything up.
  for (let run = 0; run <= runs; run++) {
    const apart = await prepare(store, engine, databaseUrl, `apart.${run}`);
    const moving = await timed(apart, move);
    const following = await timed(apart, follow);
    await timed(apart, (id) => store.legacy.finish(id));
    const whole = await timed(await prepare(store, engine, databaseUrl, `whole.${run}`), async (id) => {
      await move(id);
      await follow(id);
      await store.legacy.finish(id);
    });
    if (run === 0) continue;
    rates.store.push(accounts / moving);
    rates.engine.push(accounts / following);
    rates.whole.push(accounts / whole);
  }
  const mix = `20 processes each, ${open} of them open in the engine`;
  return [
    figure(`migration, all half steps, ${mix}`, "accounts/s", rates.whole, { target: { atLeast: 500 } }),
    figure("migration, half step in the store alone", "accounts/s", rates.store),
    figure("migration, half step in the engine alone", "accounts/s", rates.engine),
  ];
}

/** Seconds that it takes to do something to all, so many at once. */
async function timed(ids: string[], work: (id: string) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) await work(id);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - began) / 1000;
}

/** Accounts, old logins with their processes and instances, and confirmed migrations; gives the migrations' ids. */
async function prepare(store: Store, engine: EngineClient, databaseUrl: string, run: string): Promise<string[]> {
  const logins = Array.from({ length: accounts }, (_, nth) => `empresa.${run}.${nth}`);
  const instances = new Map<string, string>();
  const numbers = logins.flatMap((login) => Array.from({ length: open }, (_, nth) => [login, `${login}-${nth}`] as const));
  let next = 0;
  const start = async () => {
    for (let entry = numbers[next++]; entry !== undefined; entry = numbers[next++]) {
      const [owner, number] = entry;
      instances.set(number, (await engine.startProcess("bench-old-process", { businessKey: number, variables: { owner } })).id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, start));
  const running = numbers.map(([login, number]) => legacyProcess(number, login, { engineInstance: instances.get(number)! }));
  const ended = logins.flatMap((login) =>
    Array.from({ length: past }, (_, nth) => legacyProcess(`${login}-past-${nth}`, login, finished)),
  );
  const made = logins.map((login) => legacyAccount(login));
  await store.legacy.import(importRequest(made, [...running, ...ended]));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(people, [`empresa.${run}.%`]);
    return rows.map(({ id }) => id);
  } finally {
    await client.query("ANALYZE");
    await client.end();
  }
}

/** Somebody for each old login, who has proven it and confirmed. */
const people = `
  WITH legacy AS (SELECT id, row_number() OVER () + (SELECT count(*) FROM store.accounts) AS nth FROM store.legacy_accounts
    WHERE login LIKE $1),
  person AS (INSERT INTO store.accounts (cpf, name, email, created_at, last_login_at)
    SELECT lpad(nth::text, 11, '0'), 'Pessoa', nth || '@example.com', now(), now() FROM legacy RETURNING id, cpf),
  pair AS (SELECT legacy.id AS legacy_id, person.id AS account_id FROM legacy JOIN person ON person.cpf = lpad(nth::text, 11, '0')),
  claim AS (INSERT INTO store.legacy_claims (token_hash, legacy_account_id, made_at, expires_at, account_id, attached_at)
    SELECT legacy_id::text, legacy_id, now(), now(), account_id, now() FROM pair)
  INSERT INTO store.account_migrations (legacy_account_id, account_id, state, planned_at)
    SELECT legacy_id, account_id, 'planned', now() FROM pair RETURNING id`;
