import type { TestStore } from "./support/store.ts";
import { openStore } from "./support/store.ts";

let store: TestStore;
let journeyId: string;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());
beforeEach(async () => {
  journeyId = (await store.journeys.create()).id;
});

test("an attempt comes back once with its secrets", async () => {
  const attempt = await store.logins.prepare({ journeyId });
  expect(attempt.codeVerifier).toMatch(/^[\w-]{43,128}$/);
  expect(new Set([attempt.state, attempt.nonce, attempt.codeVerifier]).size).toBe(3);
  expect(await store.logins.current(journeyId)).toEqual(attempt);
  expect(await store.logins.redeem(attempt.state, journeyId)).toEqual(attempt);
  expect(await store.logins.current(journeyId)).toBeNull();
  await expect(store.logins.redeem(attempt.state, journeyId)).rejects.toMatchObject({ code: "login-state-used" });
});

test("of many callers at once one succeeds", async () => {
  const { state } = await store.logins.prepare({ journeyId });
  const results = await store.whileLocked("select 1 from store.login_attempts for update", 6, () =>
    Promise.allSettled(Array.from({ length: 6 }, () => store.logins.redeem(state, journeyId))),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "login-state-used" });
});

test("an invented state is unknown", async () => {
  await store.logins.prepare({ journeyId });
  await expect(store.logins.redeem("invented", journeyId)).rejects.toMatchObject({ code: "login-state-unknown" });
});

test("a state belongs to the browser that left with it, and is still good there afterwards", async () => {
  const { state } = await store.logins.prepare({ journeyId });
  const other = await store.journeys.create();
  await expect(store.logins.redeem(state, other.id)).rejects.toMatchObject({ code: "login-state-other-browser" });
  await expect(store.logins.redeem(state, journeyId)).resolves.toMatchObject({ state });
});

test("ten minutes are the limit", async () => {
  const first = await store.logins.prepare({ journeyId });
  store.later(599);
  await expect(store.logins.redeem(first.state, journeyId)).resolves.toBeDefined();
  const second = await store.logins.prepare({ journeyId });
  store.later(600);
  expect(await store.logins.current(journeyId)).toBeNull();
  await expect(store.logins.redeem(second.state, journeyId)).rejects.toMatchObject({ code: "login-state-expired" });
});

test("a new attempt replaces the unused one", async () => {
  const first = await store.logins.prepare({ journeyId });
  const second = await store.logins.prepare({ journeyId });
  expect((await store.logins.current(journeyId))?.state).toBe(second.state);
  await expect(store.logins.redeem(first.state, journeyId)).rejects.toMatchObject({ code: "login-state-expired" });
  await expect(store.logins.redeem(second.state, journeyId)).resolves.toBeDefined();
});

test("several preparations at once leave one attempt", async () => {
  await Promise.all(Array.from({ length: 5 }, () => store.logins.prepare({ journeyId })));
  const rows = await store.sql("select 1 from store.login_attempts where journey_id = $1 and secrets is not null", [journeyId]);
  expect(rows).toHaveLength(1);
});

test("nothing secret is readable in the database", async () => {
  const attempt = await store.logins.prepare({ journeyId });
  const [row] = await store.sql("select * from store.login_attempts where id = $1", [attempt.id]);
  const content = JSON.stringify(row);
  for (const secret of [attempt.state, attempt.nonce, attempt.codeVerifier]) expect(content).not.toContain(secret);
});
