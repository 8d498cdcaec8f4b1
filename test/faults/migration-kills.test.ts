import pg from "pg";
import { until } from "../support/until.ts";
import { findBreaches } from "./support/breaches.ts";
import { newInsistence } from "./support/insist.ts";
import { newKiller } from "./support/killer.ts";
import { findMigrationBreaches } from "./support/migration-breaches.ts";
import { type OldLogin, type OldWorld, openOldWorld } from "./support/old-world.ts";
import { type SpreadSystem, startSpreadSystem } from "./support/spread-system.ts";

/** How often something is killed; ORQUESTRA_ROUNDS=200 for the long version. */
const ROUNDS = Number(process.env.ORQUESTRA_ROUNDS ?? 4);
const CHAIRS = 3;
/** Migrations that are looked at together, when all is over: long rounds bring hundreds. */
const CHECKED_AT_ONCE = 8;
const PATIENCE = 150_000 + ROUNDS * 20_000;

let spread: SpreadSystem;
let world: OldWorld;
const insistence = newInsistence(PATIENCE);
const migrated: OldLogin[] = [];
const undone: OldLogin[] = [];

beforeAll(async () => {
  spread = await startSpreadSystem();
  world = await openOldWorld(spread.evidence, insistence);
}, 120_000);
afterAll(() => spread?.dispose(), 60_000);

test("the control: undisturbed, nothing is lost and nothing done twice; a promise that is broken is found", async () => {
  const { evidence } = spread;
  const old = await world.begin();
  await world.confirm(old);
  await world.untilState(old, "receipted");
  expect(await findMigrationBreaches(evidence, old)).toEqual([]);
  const [task] = await evidence.engine.tasks({ assignee: old.accountId });
  await evidence.engine.setAssignee(task!.id, old.login);
  expect(await findMigrationBreaches(evidence, old)).toEqual([expect.stringContaining("assignees of")]);
}, 60_000);

/** Where a migration is held, as a change of a row that waits: its table and what the change is. */
const halfSteps: [string, string, string][] = [
  [
    "the move in the store is about to be written",
    "account_migrations",
    "NEW.state = 'store-moved' AND OLD.state <> 'store-moved'",
  ],
  ["no task has been given yet", "legacy_processes", "NEW.engine_account IS NOT NULL AND OLD.engine_account IS NULL"],
  [
    "the tasks have been given, and nobody has noted it",
    "legacy_processes",
    "NEW.engine_moved_at IS NOT NULL AND OLD.engine_moved_at IS NULL",
  ],
  [
    "the end of the engine's half is about to be written",
    "account_migrations",
    "NEW.state = 'engine-moved' AND OLD.state <> 'engine-moved'",
  ],
  ["the receipt is about to be written", "account_migrations", "NEW.state = 'receipted' AND OLD.state <> 'receipted'"],
];

test.each(halfSteps)(
  "the workers die when %s: their successors go on from there",
  async (_when, table, change) => {
    const { evidence, processes } = spread;
    const old = await world.begin();
    await holding(table, change, async (held) => {
      await world.confirm(old);
      await until("somebody is held", held);
      await processes.workers!.kill();
    });
    await processes.workers!.start();
    await world.untilState(old, "receipted");
    expect(await findMigrationBreaches(evidence, old)).toEqual([]);
  },
  60_000,
);

test(
  `every migration arrives although something is killed ${ROUNDS} times: engines, workers, portal, database`,
  async () => {
    let over = false;
    const chair = async () => {
      do {
        const old = await world.begin();
        await world.confirm(old);
        const dice = Math.random();
        if (dice < 0.3) {
          await untilMoved(old);
          await world.remove(old);
        }
        await world.untilState(old, "receipted");
        if (dice > 0.8) {
          await world.undo(old);
          undone.push(old);
        }
        migrated.push(old);
      } while (!over);
    };
    const everybody = Promise.all(Array.from({ length: CHAIRS }, chair));
    everybody.catch(() => undefined);
    const killer = newKiller(spread);
    try {
      for (let round = 0; round < ROUNDS; round++) await killer.round();
      await killer.settle();
    } catch (error) {
      insistence.giveUp();
      throw error;
    } finally {
      over = true;
    }
    await everybody;
    expect(migrated.length).toBeGreaterThanOrEqual(CHAIRS);
  },
  PATIENCE + 60_000,
);

test(
  "nothing is lost, nothing done twice, and what staff took away stays away",
  async () => {
    const { evidence } = spread;
    await until(
      "what was taken back has gone back",
      async () => (await evidence.store.legacy.engineBackWork()).length === 0,
      60_000,
    );
    const isUndone = async ({ migrationId }: OldLogin) =>
      (await evidence.store.legacy.migration(migrationId))!.state === "undone";
    for (const old of undone) await until(`${old.login} is undone`, () => isUndone(old), 60_000);
    for (let first = 0; first < migrated.length; first += CHECKED_AT_ONCE) {
      const some = migrated.slice(first, first + CHECKED_AT_ONCE);
      expect((await Promise.all(some.map((old) => findMigrationBreaches(evidence, old)))).flat()).toEqual([]);
    }
    const openWork = async () =>
      (await evidence.engine.externalTasks()).map(({ topicName, retries, errorMessage }) => ({
        topicName,
        retries,
        errorMessage,
      }));
    // What stays open is named below.
    await until("the automatic steps are done", async () => (await openWork()).length === 0, 60_000).catch(() => undefined);
    expect(await openWork()).toEqual([]);
    expect(await findBreaches(evidence)).toEqual([]);
  },
  PATIENCE,
);

async function untilMoved({ migrationId }: OldLogin): Promise<void> {
  await until(
    "the processes are moved",
    async () => (await insistence.insist(() => spread.evidence.store.legacy.movedBy(migrationId))).length > 0,
    PATIENCE,
  );
}

/** Makes a change of a row wait as long as the work lasts; `held` says whether somebody waits. */
async function holding(table: string, change: string, work: (held: () => Promise<boolean>) => Promise<void>): Promise<void> {
  const { evidence } = spread;
  const client = new pg.Client({ connectionString: evidence.databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(4711)");
    await client.query(`CREATE OR REPLACE FUNCTION store.hold() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(4711); RETURN NEW; END $$`);
    await client.query(
      `CREATE TRIGGER hold BEFORE UPDATE ON store.${table} FOR EACH ROW WHEN (${change}) EXECUTE FUNCTION store.hold()`,
    );
    const waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted";
    await work(async () => (await client.query(waiting)).rows.length > 0);
    await client.query("SELECT pg_advisory_unlock(4711)");
    await client.query(`DROP TRIGGER hold ON store.${table}`);
  } finally {
    await client.end();
  }
}
