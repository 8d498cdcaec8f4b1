import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { isHome, newRepresentative, type Representative, walkUntil } from "../support/onboarding.ts";
import { type System, startSystem } from "../support/system.ts";
import { until } from "../support/until.ts";
import { type Evidence, openEvidence } from "./support/evidence.ts";
import { newInsistence } from "./support/insist.ts";
import { findOrphans } from "./support/orphans.ts";
import { Reader } from "./support/reader.ts";

/** How often the system is killed; ORQUESTRA_KILLS=200 for the long version. */
const KILLS = Number(process.env.ORQUESTRA_KILLS ?? 10);
const PEOPLE = 20;
/** A kill comes at a random moment within this time (ms) after the system was ready … */
const LONGEST_LIFE = 1_000;
/** … and as often as this, while it starts. */
const KILLED_STARTING = 0.25;
let system: System;
let evidence: Evidence;

beforeAll(async () => {
  // Every person comes from an address of their own, because the portal limits what one address may do.
  system = await startSystem({ PROXY_ADDRESSES: "127.0.0.1, ::1" });
  evidence = await openEvidence(system);
}, 60_000);

afterAll(async () => {
  await evidence?.close();
  await system?.dispose();
}, 30_000);

const PATIENCE = 90_000 + KILLS * 5_000;
const registered: Representative[] = [];

test(
  `everybody arrives although the system is killed ${KILLS} times while ${PEOPLE} people register`,
  async () => {
    const { insist, giveUp, misfortunes } = newInsistence(PATIENCE);
    let over = false;
    let invented = 0;

    /** One person after the other until the killing is over; who has begun goes on to the end. */
    const register = async (chair: number) => {
      do {
        const person = await insist(() => newRepresentative(system, invented++));
        const visitor = new Reader(system.portalUrl, `10.0.${chair}.${registered.length & 255}`);
        await insist(async () => {
          await visitor.openPortal("/jornada");
          await walkUntil(visitor, person, isHome, 20_000);
        });
        registered.push(person);
      } while (!over);
    };
    const people = Promise.all(Array.from({ length: PEOPLE }, (_, chair) => register(chair)));
    people.catch(() => undefined);

    try {
      for (let kill = 0; kill < KILLS; kill++) {
        await pause(Math.random() * LONGEST_LIFE);
        await system.kill();
        const starting = system.start();
        starting.catch(() => undefined);
        if (Math.random() >= KILLED_STARTING || kill === KILLS - 1) await starting;
      }
    } catch (error) {
      giveUp();
      throw error;
    } finally {
      over = true;
    }
    await people;
    expect(registered.length).toBeGreaterThanOrEqual(PEOPLE);
    expect(misfortunes.length).toBeGreaterThan(0);
  },
  PATIENCE + 30_000,
);

test("nothing was lost and nothing done twice", async () => {
  for (const person of registered) {
    const { confirmed, bonds, mails } = await evidence.traceOf(person);
    expect({ confirmed, bonds }).toEqual({ confirmed: true, bonds: [person.cnpj] });
    // Who lost the answer with the new session has begun anew: one message for each journey that came to its end.
    const ended = await evidence.query(
      `select distinct i.business_key from engine.process_instance i join store.journeys j on j.id::text = i.business_key
         join store.accounts a on a.id = j.account_id where a.cpf = $1 and i.state = 'COMPLETED' and i.super_id is null`,
      [person.cpf],
    );
    expect(mails.sort()).toEqual(ended.map(({ business_key }) => `registration-confirmed:${business_key}`).sort());
    expect(mails).not.toEqual([]);
    // A message is handed over again when the system died before it noted the hand-over, and keeps its Message-ID then.
    expect(new Set(await evidence.messagesTo(person.email)).size).toBeLessThanOrEqual(mails.length);
  }
  expect(await evidence.store.audit.verify()).toMatchObject({ intact: true, fault: null });
}, 60_000);

test("the engine holds no work that belongs to nobody, and no journey that nobody can go on with", async () => {
  await until("the automatic steps are done", async () => (await evidence.engine.externalTasks()).length === 0);
  expect(await findOrphans(evidence)).toEqual([]);

  // The control: work of a tree that is gone is found.
  const { id } = await evidence.engine.startProcess("onboarding", { businessKey: randomUUID() });
  expect(await findOrphans(evidence)).toEqual([]);
  await evidence.query("delete from engine.tree where root_id = $1", [id]);
  expect(await findOrphans(evidence)).toEqual(expect.arrayContaining([expect.stringMatching(/^row of no tree: task/)]));
}, 40_000);
