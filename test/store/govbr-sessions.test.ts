import { randomUUID } from "node:crypto";
import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

let store: TestStore;
let journeyId: string;
beforeAll(async () => {
  store = await openStore();
  journeyId = (await store.journeys.create()).id;
});
afterAll(() => store.finish());

const inSeconds = (seconds: number) => new Date(store.now.getTime() + seconds * 1000);

test("a login is kept until its token expires, not a second longer", async () => {
  const id = await store.govbrSessions.create({ journeyId, identity: identity(), accessToken: "abc", expiresAt: inSeconds(60) });
  expect(await store.govbrSessions.get(id)).toEqual({ identity: identity(), accessToken: "abc", journeyId });
  store.later(59);
  expect(await store.govbrSessions.get(id)).not.toBeNull();
  store.later(1);
  expect(await store.govbrSessions.get(id)).toBeNull();
});

test("what has expired is deleted, what has not stays", async () => {
  await store.govbrSessions.dropExpired();
  const expiresAt = inSeconds(10);
  const old = await store.govbrSessions.create({ journeyId, identity: identity(), accessToken: "old", expiresAt });
  const young = await store.govbrSessions.create({
    journeyId,
    identity: identity(),
    accessToken: "new",
    expiresAt: inSeconds(20),
  });
  store.later(10);
  expect(await store.govbrSessions.dropExpired()).toBe(1);
  expect(await store.sql("select id from store.govbr_sessions")).toEqual([{ id: young }]);
  expect(await store.govbrSessions.get(old)).toBeNull();
});

test("neither token nor person is readable in the database", async () => {
  const content = { journeyId, identity: identity(), accessToken: "very-secret-token", expiresAt: inSeconds(60) };
  const id = await store.govbrSessions.create(content);
  const row = JSON.stringify(await store.sql("select * from store.govbr_sessions where id = $1", [id]));
  for (const secret of ["very-secret-token", "52998224725", "Maria", "maria@example.com"]) expect(row).not.toContain(secret);
});

test("a sealed login moved to another row does not open", async () => {
  const content = { journeyId, identity: identity(), accessToken: "abc", expiresAt: inSeconds(60) };
  const [one, other] = [await store.govbrSessions.create(content), await store.govbrSessions.create(content)];
  const move = "update store.govbr_sessions set content = (select content from store.govbr_sessions where id = $1) where id = $2";
  await store.sql(move, [one, other]);
  await expect(store.govbrSessions.get(other)).rejects.toThrow();
  await expect(store.govbrSessions.get(one)).resolves.not.toBeNull();
});

test.each(["no uuid", randomUUID()])("an unknown id is not found: %s", async (id) => {
  expect(await store.govbrSessions.get(id)).toBeNull();
});
