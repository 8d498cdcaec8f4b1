import { isHome, newRepresentative, type Representative, walkUntil } from "../support/onboarding.ts";
import { until } from "../support/until.ts";
import { findBreaches, trailOf } from "./support/breaches.ts";
import { newInsistence } from "./support/insist.ts";
import { newKiller } from "./support/killer.ts";
import { Reader } from "./support/reader.ts";
import { requestService } from "./support/service-requests.ts";
import { type SpreadSystem, startSpreadSystem } from "./support/spread-system.ts";
import { startWalks, type Walks } from "./support/walks.ts";

/** How often something is killed; ORQUESTRA_ROUNDS=200 for the long version. */
const ROUNDS = Number(process.env.ORQUESTRA_ROUNDS ?? 4);
const PEOPLE = 3;
const WALKERS = 4;
const PATIENCE = 150_000 + ROUNDS * 20_000;

let spread: SpreadSystem;
let walks: Walks;
const insistence = newInsistence(PATIENCE);
const registered: Representative[] = [];
const processes: string[] = [];
const walked: string[] = [];
let calm: string[];

beforeAll(async () => {
  spread = await startSpreadSystem();
  const { portal } = spread;
  walks = await startWalks({ url: portal.engineUrl, ...(await portal.engineAuth()) }, insistence);
}, 120_000);

afterAll(async () => {
  await walks?.stop();
  await spread?.dispose();
}, 60_000);

test("the control: undisturbed, every step happens once and every handler runs once", async () => {
  calm = await trailOf(spread.evidence, await walks.walk());
  expect(calm).toHaveLength(24);
  // One of the tasks fails the first time, where its id says so.
  expect([...walks.runs.values()].filter((runs) => runs > 1).length).toBeLessThanOrEqual(1);
  expect(await findBreaches(spread.evidence)).toEqual([]);
}, 60_000);

test(
  `everybody arrives although something is killed ${ROUNDS} times: engines, workers, portal, database`,
  async () => {
    const { evidence, portal } = spread;
    const { insist } = insistence;
    let over = false;
    let invented = 0;

    const register = async (chair: number) => {
      do {
        const person = await insist(() => newRepresentative(portal, invented++));
        const visitor = new Reader(portal.portalUrl, `10.0.${chair}.${registered.length & 255}`);
        await insist(async () => {
          await visitor.openPortal("/jornada");
          await walkUntil(visitor, person, isHome, 20_000);
        });
        registered.push(person);
        processes.push(await requestService(evidence, insistence, person));
      } while (!over);
    };
    const walk = async () => {
      do walked.push(await walks.walk());
      while (!over);
    };
    const everybody = Promise.all([
      ...Array.from({ length: PEOPLE }, (_, chair) => register(chair)),
      ...Array.from({ length: WALKERS }, walk),
    ]);
    everybody.catch(() => undefined);

    const killer = newKiller(spread);
    const killed: string[] = [];
    try {
      while (killed.length < ROUNDS) killed.push(await killer.round());
      await killer.settle();
    } catch (error) {
      insistence.giveUp();
      throw error;
    } finally {
      over = true;
    }
    await everybody;
    expect(insistence.misfortunes.length).toBeGreaterThan(0);
    expect(registered.length).toBeGreaterThanOrEqual(PEOPLE);
    expect(walked.length).toBeGreaterThanOrEqual(WALKERS);
  },
  PATIENCE + 60_000,
);

test("engine and store keep every promise", async () => {
  const { evidence } = spread;
  await until("the automatic steps are done", async () => (await evidence.engine.externalTasks()).length === 0, 60_000);
  expect(await findBreaches(evidence)).toEqual([]);
  for (const businessKey of walked) expect(await trailOf(evidence, businessKey)).toEqual(calm);
  expect(new Set(processes).size).toBe(registered.length);
}, 120_000);

test("everybody is registered once, and every message arrived, none under two identities", async () => {
  const { evidence } = spread;
  await until(
    "the outbox is empty",
    async () => {
      // A server that was away is asked again after a minute: that minute is over.
      await evidence.query("update store.outbox set next_attempt_at = now() where sent_at is null and last_error is not null");
      return (await evidence.store.outbox.list()).every(({ sentAt }) => sentAt !== null);
    },
    150_000,
  );
  for (const person of registered) {
    const { confirmed, bonds, mails } = await evidence.traceOf(person);
    expect({ confirmed, bonds }).toEqual({ confirmed: true, bonds: [person.cnpj] });
    // A copy has the Message-ID of the first one.
    expect(new Set(await evidence.messagesTo(person.email)).size).toBe(mails.length);
  }
}, 180_000);

test("broken promises are found", async () => {
  const { evidence } = spread;
  const broken = { activity_instance: "ended_at = null", variable: "live = true" };
  for (const [table, change] of Object.entries(broken)) {
    await evidence.query(`update engine.${table} set ${change} where id = (select id from engine.${table} where instance_id =
      (select id from engine.process_instance where ended_at is not null limit 1) limit 1)`);
    expect(await findBreaches(evidence)).toContainEqual(expect.stringContaining("in an ended instance"));
    if (table === "activity_instance")
      await evidence.query("update engine.activity_instance set ended_at = now() where ended_at is null");
  }
  await evidence.query(`update engine.variable set text_value = left(text_value, 10) where id =
    (select id from engine.variable where name = 'document' limit 1)`);
  expect(await findBreaches(evidence)).toContainEqual(expect.stringContaining("document of a walk"));
}, 30_000);
