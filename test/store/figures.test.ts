import { randomUUID } from "node:crypto";
import { daysFrom } from "../../src/domain/brasilia-days.ts";
import type { StepRun } from "../../src/store/types.ts";
import { type CompanyStore, openCompanyStore } from "./support/company.ts";

let company: CompanyStore;
beforeEach(async () => {
  company = await openCompanyStore();
});
afterEach(() => company.store.finish());

const HOUR = 3_600_000;
const at = (hours: number) => new Date(company.store.now.getTime() + hours * HOUR);

/** A run of the request's analysis that took so many hours; null: it goes on. */
function runOf(hours: number | null, parts: Partial<StepRun> = {}): StepRun {
  const startedAt = parts.startedAt ?? at(-100);
  return {
    ...{ id: randomUUID(), processKey: "service-request", version: 1, element: "analyse", instanceId: "i1", rootId: "i1" },
    ...{ endedAt: hours === null ? null : new Date(startedAt.getTime() + hours * HOUR), canceled: false, ...parts, startedAt },
  };
}

const record = (runs: StepRun[], reached = company.store.now) =>
  company.store.figures.record({ stream: "finished", runs, reached });
const read = async (query: object = {}) => (await company.store.figures.read({ processKey: "service-request", ...query })).steps;

/** Opens a process of the company, admitted as this instance. */
async function opened(instanceId: string): Promise<void> {
  const { ana, companyId, store } = company;
  const prepared = await store.processes.prepareStart({
    ...{ accountId: ana.id, companyId, serviceId: "p001", serviceVersion: 3, idempotencyKey: randomUUID() },
  });
  if ("refused" in prepared) throw new Error(prepared.refused);
  const { ticket, process } = prepared;
  await store.processes.redeem({ ticket, instanceId, businessKey: process.id, processKey: "service-request" });
}

test("counts, median, p90 and sums of what has ended; what stands still is counted apart", async () => {
  const durations = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  await record([...durations.map((hours) => runOf(hours)), runOf(null), runOf(3, { canceled: true })]);
  const [step, ...others] = await read();
  expect(others).toEqual([]);
  expect(step).toMatchObject({
    element: "analyse",
    standing: 1,
    standingFor: 100 * HOUR,
    passed: 10,
    canceled: 1,
    total: 58 * HOUR,
  });
  expect(Math.abs(step!.median! - 5 * HOUR)).toBeLessThan(0.05 * 5 * HOUR);
  expect(Math.abs(step!.p90! - 9 * HOUR)).toBeLessThan(0.05 * 9 * HOUR);
});

test("a run that comes again is counted once; one that stood still is counted when it ends", async () => {
  const run = runOf(null);
  await record([run, run]);
  await record([run]);
  expect(await read()).toMatchObject([{ standing: 1, passed: 0 }]);
  const ended = { ...run, endedAt: at(-1) };
  await Promise.all([record([ended]), record([ended]), record([run])]);
  await record([{ ...run, endedAt: null }]);
  expect(await read()).toMatchObject([{ standing: 0, passed: 1, total: 99 * HOUR }]);
});

test("period, version, team and company narrow the figures", async () => {
  await opened("i1");
  await record([runOf(1), runOf(2, { version: 2 }), runOf(50, { rootId: "other", instanceId: "other" }), runOf(null)]);
  expect(await read()).toMatchObject([{ passed: 3, standing: 1 }]);
  expect(await read({ version: 2 })).toMatchObject([{ passed: 1, standing: 0 }]);
  expect(await read({ from: at(-60) })).toMatchObject([{ passed: 1 }]);
  expect(await read({ until: at(-72) })).toMatchObject([{ passed: 2 }]);
  const ofTeam = await read({ team: "dicor" });
  expect(ofTeam).toMatchObject([{ passed: 2, standing: 1, total: 3 * HOUR }]);
  expect(await read({ companyId: company.companyId })).toEqual(ofTeam);
  expect(await read({ companyId: company.companyId, team: "dicor" })).toEqual(ofTeam);
  expect(await read({ companyId: company.companyId, team: "dicla" })).toEqual([]);
  expect(await read({ companyId: company.companyId, until: at(-72), from: at(-98.5) })).toMatchObject([{ passed: 1 }]);
  expect(await read({ companyId: randomUUID() })).toEqual([]);
  expect(await company.store.figures.read({ processKey: "another" })).toMatchObject({ steps: [] });
});

test("whole months, days at the ends and single runs give the same figures of a period", async () => {
  await opened("i1");
  const moments = Array.from({ length: 60 }, (_, nth) => at(-nth * 61));
  await record(moments.map((startedAt, nth) => runOf(nth % 7, { startedAt, canceled: nth % 10 === 0 })));
  for (const [from, until] of [
    [-150, 1],
    [-100, -10],
    [-40, -36],
    [-75, -2],
  ] as const) {
    const day = (days: number) => daysFrom(company.store.now, days);
    const period = { from: day(from), until: day(until) };
    const counted = await read(period);
    expect(counted[0]!.passed).toBeGreaterThan(0);
    expect(await read({ ...period, companyId: company.companyId })).toEqual(counted);
  }
});

test("figures are as of the moment at which both streams had been read to their end", async () => {
  const { figures, now } = company.store;
  const asOf = async () => (await figures.read({ processKey: "service-request" })).asOf;
  await record([]);
  await figures.complete("finished", now);
  expect(await asOf()).toBeNull();
  await figures.complete("started", at(-2));
  expect(await asOf()).toEqual(at(-2));
  expect(await figures.reached("started")).toBeNull();
  await record([], at(-5));
  expect(await figures.reached("finished")).toEqual(now);
});

test("what the engine does not know any more is forgotten; the others wait longest for the next look", async () => {
  const { figures } = company.store;
  await record([runOf(null), runOf(null, { instanceId: "i2", version: 2 }), runOf(1)]);
  company.store.later(60);
  await figures.checked(["i2"]);
  expect(await figures.oldestUnchecked(1)).toEqual([{ instanceId: "i1", versions: [1] }]);
  await figures.check(["i1"], []);
  expect(await read()).toMatchObject([{ standing: 1, passed: 1 }]);
  expect(await figures.oldestUnchecked(5)).toEqual([{ instanceId: "i2", versions: [2] }]);
  await figures.check(["i2"], [runOf(null, { instanceId: "i2", version: 3 })]);
  expect(await read({ version: 3 })).toMatchObject([{ standing: 1 }]);
  expect(await read({ version: 2 })).toEqual([]);
});

test("refusals by reason: the decision, the guard, the submission, and how processes ended", async () => {
  const { carla, companyId, store } = company;
  const refusals = (query: object = {}) => store.figures.refusals({ processKey: "service-request", ...query });
  expect(await refusals()).toEqual([]);
  const question = { companyId, serviceId: "p001", serviceVersion: 3, idempotencyKey: randomUUID() };
  expect(await store.processes.prepareStart({ ...question, accountId: carla.id })).toMatchObject({ refused: expect.any(String) });
  const guard = { instanceId: "x", businessKey: null, processKey: "service-request" };
  await store.processes.redeem({ ...guard, ticket: null });
  await store.processes.redeem({ ...guard, ticket: null });
  await store.processes.redeem({ ...guard, ticket: null, processKey: "another" });
  await opened("i1");
  await store.processes.advance({ instanceId: "i1", state: "finished", outcome: "refused" });
  expect(await refusals()).toEqual([
    { at: "start", code: "start-ticket-missing", count: 2 },
    { at: "decision", code: "refused", count: 1 },
    { at: "start", code: expect.stringMatching(/^start-/), count: 1 },
  ]);
  expect(await refusals({ team: "dicor", companyId })).toHaveLength(2);
  expect(await refusals({ team: "dicla" })).toEqual([]);
  expect(await refusals({ from: at(1) })).toEqual([]);
});
