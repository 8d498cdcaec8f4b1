import type { SessionData } from "../../src/store/types.ts";
import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

let store: TestStore;
let accountId: string;
beforeAll(async () => {
  store = await openStore();
  accountId = (await store.accounts.upsertFromGovbr(identity())).id;
});
afterAll(() => store.finish());

const data = (parts: Partial<SessionData> = {}): SessionData => ({ journeyId: null, accountId: null, csrfToken: "c", ...parts });
const minutes = (count: number) => count * 60;
const days = (count: number) => count * 24 * 3600;

test("a session is found by its token and by nothing that the database holds", async () => {
  const session = await store.sessions.create(data({ flash: { text: "olá" } }));
  expect(session.id).toMatch(/^[\w-]{43}$/);
  expect(await store.sessions.get(session.id)).toEqual(session);
  const [row] = await store.sql("select * from store.portal_sessions where data->>'flash' is not null");
  expect(JSON.stringify(row)).not.toContain(session.id);
  expect(await store.sessions.get(String(row?.token_hash))).toBeNull();
});

test("without an account it lasts thirty days from the last visit", async () => {
  const { id } = await store.sessions.create(data());
  store.later(days(29));
  expect(await store.sessions.get(id)).not.toBeNull();
  store.later(days(29));
  expect(await store.sessions.get(id)).not.toBeNull();
  store.later(days(30));
  expect(await store.sessions.get(id)).toBeNull();
});

test("signed in it ends after thirty idle minutes", async () => {
  const { id } = await store.sessions.create(data({ accountId }));
  store.later(minutes(29));
  expect(await store.sessions.get(id)).not.toBeNull();
  store.later(minutes(29));
  expect(await store.sessions.get(id)).not.toBeNull();
  store.later(minutes(30));
  expect(await store.sessions.get(id)).toBeNull();
});

test("signed in it ends after twelve hours, however busy", async () => {
  const { id } = await store.sessions.create(data({ accountId }));
  for (let visit = 1; visit < 36; visit++) {
    store.later(minutes(20));
    expect(await store.sessions.update(id, data({ accountId, visit }))).not.toBeNull();
  }
  store.later(minutes(20));
  expect(await store.sessions.get(id)).toBeNull();
});

test("signing in starts the shorter times; changing the data does not start them anew", async () => {
  const { id } = await store.sessions.create(data());
  const signedIn = await store.sessions.update(id, data({ accountId }));
  expect(signedIn?.expiresAt).toEqual(new Date(store.now.getTime() + minutes(30) * 1000));
});

test("rotation moves the session to a new token", async () => {
  const before = await store.sessions.create(data({ journeyId: "j" }));
  const after = await store.sessions.rotate(before.id, data({ accountId, journeyId: "j" }));
  expect(after?.id).not.toBe(before.id);
  expect(after?.data).toMatchObject({ accountId, journeyId: "j" });
  expect(await store.sessions.get(before.id)).toBeNull();
  expect(await store.sessions.get(after!.id)).toEqual(after);
  const kept = await store.sessions.rotate(after!.id);
  expect(kept?.data).toEqual(after?.data);
});

test("of two rotations of one token one wins", async () => {
  const { id } = await store.sessions.create(data());
  const results = await Promise.all([store.sessions.rotate(id), store.sessions.rotate(id)]);
  expect(results.filter((session) => session !== null)).toHaveLength(1);
});

test("a destroyed session is over, and so are all of a person", async () => {
  const gone = await store.sessions.create(data());
  await store.sessions.destroy(gone.id);
  expect(await store.sessions.get(gone.id)).toBeNull();
  expect(await store.sessions.update(gone.id, data())).toBeNull();

  await store.sql("delete from store.portal_sessions");
  const [one, two, anonymous] = [
    await store.sessions.create(data({ accountId })),
    await store.sessions.create(data({ accountId })),
    await store.sessions.create(data()),
  ];
  expect(await store.sessions.destroyAllOf(accountId)).toBe(2);
  expect(await store.sessions.get(one.id)).toBeNull();
  expect(await store.sessions.get(two.id)).toBeNull();
  expect(await store.sessions.get(anonymous.id)).not.toBeNull();
});

test("what has expired is swept away, what has not stays", async () => {
  await store.sql("delete from store.portal_sessions");
  await store.sessions.create(data({ accountId }));
  const anonymous = await store.sessions.create(data());
  store.later(minutes(31));
  await store.dropExpired();
  expect(await store.sql("select 1 from store.portal_sessions")).toHaveLength(1);
  expect(await store.sessions.get(anonymous.id)).not.toBeNull();
});

test("a person sees where he is signed in, by names that open nothing", async () => {
  const { id: person } = await store.accounts.upsertFromGovbr(identity({ cpf: "11144477735" }));
  const client = { userAgent: "Mozilla/5.0 (Windows NT 10.0)", origin: "192.0.2.7" };
  const own = await store.sessions.create(data({ accountId: person }), client);
  store.later(60);
  const begun = await store.sessions.create(data());
  const other = (await store.sessions.rotate(begun.id, data({ accountId: person }), {
    userAgent: "Telefone",
    origin: "192.0.2.8",
  }))!;
  const list = await store.sessions.listOf({ accountId: person, token: own.id });
  expect(list).toMatchObject([
    { current: false, userAgent: "Telefone", origin: "192.0.2.8", signedInAt: store.now },
    { current: true, ...client },
  ]);
  for (const { id } of list) expect(await store.sessions.get(id)).toBeNull();

  const theirs = { accountId, id: list[0]!.id, origin: null };
  expect(await store.sessions.end(theirs)).toBe(false);
  expect(await store.sessions.end({ ...theirs, id: "nothing" })).toBe(false);
  expect(await store.sessions.get(other.id)).not.toBeNull();
  expect(await store.sessions.end({ ...theirs, accountId: person })).toBe(true);
  expect(await store.sessions.get(other.id)).toBeNull();
  expect(await store.sessions.get(own.id)).not.toBeNull();
});

test("all other sessions end at once; the one that asks stays, and so do those of others", async () => {
  const { id: person } = await store.accounts.upsertFromGovbr(identity({ cpf: "11144477735" }));
  const [own, second, third] = [data({ accountId: person }), data({ accountId: person }), data({ accountId: person })];
  const tokens = [];
  for (const one of [own, second, third]) tokens.push((await store.sessions.create(one)).id);
  const foreign = await store.sessions.create(data({ accountId }));
  const before = (await store.sessions.listOf({ accountId: person, token: null })).length;
  expect(await store.sessions.endOthers({ accountId: person, token: tokens[0]!, origin: null })).toBe(before - 1);
  expect(await store.sessions.listOf({ accountId: person, token: tokens[0]! })).toMatchObject([{ current: true }]);
  expect(await store.sessions.get(foreign.id)).not.toBeNull();
});

test("sessions that are over are not listed", async () => {
  const { id: person } = await store.accounts.upsertFromGovbr(identity({ cpf: "39053344705" }));
  await store.sessions.create(data({ accountId: person }));
  expect(await store.sessions.listOf({ accountId: person, token: null })).toHaveLength(1);
  store.later(minutes(31));
  expect(await store.sessions.listOf({ accountId: person, token: null })).toEqual([]);
});
