import type { MailRequest } from "../../src/store/types.ts";
import type { TestStore } from "./support/store.ts";
import { openStore } from "./support/store.ts";

let store: TestStore;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.finish());

const mail = (eventKey: string, to = "maria@example.com"): MailRequest => ({
  eventKey,
  to,
  template: "registration-confirmed-member",
  data: { name: "Maria" },
});
const claim = (limit = 10) => store.outbox.claim({ limit, leaseSeconds: 60 });
const inSeconds = (seconds: number) => new Date(store.now.getTime() + seconds * 1000);

test("one event is one message, however often and from wherever it is enqueued", async () => {
  const results = await Promise.all(Array.from({ length: 5 }, () => store.outbox.enqueue(mail("event"))));
  expect(results.filter(({ created }) => created)).toHaveLength(1);
  expect(await store.outbox.enqueue(mail("other event"))).toEqual({ created: true });
  expect(await store.outbox.list({ to: "maria@example.com" })).toHaveLength(2);
  expect(await store.outbox.list({ to: "pedro@example.com" })).toEqual([]);
});

test("what one person waits for goes before what is sent to thousands, however long that has waited", async () => {
  const data = { days: 30 };
  for (const count of [1, 2]) {
    await store.outbox.enqueue({ ...mail(`warning ${count}`), template: "migration-deadline-warning", data });
  }
  store.later(60);
  await store.outbox.enqueue(mail("code"));
  expect((await claim(1)).map(({ eventKey }) => eventKey)).toEqual(["code"]);
  expect((await claim(1)).map(({ eventKey }) => eventKey)).toEqual([expect.stringMatching(/^warning/)]);
});

test("two deliveries at once never get the same message", async () => {
  for (let count = 0; count < 10; count++) await store.outbox.enqueue(mail(`event ${count}`));
  const claims = await Promise.all([claim(6), claim(6), claim(6)]);
  const keys = claims.flat().map(({ eventKey }) => eventKey);
  expect(keys).toHaveLength(10);
  expect(new Set(keys).size).toBe(10);
});

test("a message that another process is taking is passed over, not waited for", async () => {
  await store.outbox.enqueue(mail("taken"));
  await store.outbox.enqueue(mail("free"));
  const lock = "select 1 from store.outbox where event_key = 'taken' for update";
  expect(await store.whileLocked(lock, 0, () => claim())).toMatchObject([{ eventKey: "free" }]);
});

test("a message taken and not settled comes back when the lease ends", async () => {
  await store.outbox.enqueue(mail("event"));
  expect(await claim()).toMatchObject([{ attempts: 1, data: { name: "Maria" } }]);
  store.later(59);
  expect(await claim()).toEqual([]);
  store.later(1);
  expect(await claim()).toMatchObject([{ attempts: 2 }]);
});

test("a failed one comes back when it is due and says why", async () => {
  await store.outbox.enqueue(mail("event"));
  const [taken] = await claim();
  await store.outbox.failed(taken!.id, { error: "550 no such user", retryAt: inSeconds(600) });
  expect(await store.outbox.list()).toMatchObject([
    { status: "waiting", lastError: "550 no such user", nextAttemptAt: inSeconds(600) },
  ]);
  store.later(599);
  expect(await claim()).toEqual([]);
  store.later(1);
  expect(await claim()).toHaveLength(1);
});

test("a sent one never comes back, not even when it is enqueued again", async () => {
  await store.outbox.enqueue(mail("event"));
  const [taken] = await claim();
  await store.outbox.sent(taken!.id);
  await store.outbox.failed(taken!.id, { error: "too late", retryAt: store.now });
  store.later(3600);
  expect(await store.outbox.enqueue(mail("event"))).toEqual({ created: false });
  expect(await claim()).toEqual([]);
  expect(await store.outbox.list()).toMatchObject([{ status: "sent", lastError: null }]);
});

test("listeners hear of new messages only, until they leave", async () => {
  let heard = 0;
  const leave = store.outbox.onEnqueued(() => heard++);
  await store.outbox.enqueue(mail("one"));
  await store.outbox.enqueue(mail("one"));
  expect(heard).toBe(1);
  leave();
  await store.outbox.enqueue(mail("two"));
  expect(heard).toBe(1);
});

test("staff reads what waits, what failed and what was sent, in parts, without what the messages say", async () => {
  for (const name of ["a", "b", "c"]) await store.outbox.enqueue({ ...mail(`page ${name}`), to: `${name}@Paginas.example` });
  const [first] = await store.outbox.page({ text: "b@paginas", limit: 10 });
  expect(first).toMatchObject({ to: "b@Paginas.example", status: "waiting" });
  expect(first).not.toHaveProperty("data");
  await store.outbox.failed(first!.id, { error: "550 no such user", retryAt: null });
  expect(await store.outbox.page({ status: "failed", limit: 10 })).toMatchObject([{ to: "b@Paginas.example", status: "failed" }]);
  expect(await store.outbox.counts()).toEqual({ waiting: 2, failed: 1, sent: 0 });
  const page = await store.outbox.page({ text: "paginas", limit: 2 });
  const rest = await store.outbox.page({ text: "paginas", after: page[1]!.id, limit: 2 });
  expect([...page, ...rest].map(({ to }) => to[0]).sort()).toEqual(["a", "b", "c"]);
  expect(await store.outbox.page({ text: "%", limit: 10 })).toEqual([]);
});

test("a message that failed for good is not taken until staff asks for it, which the audit keeps", async () => {
  await store.outbox.enqueue(mail("event"));
  const [failed] = await claim();
  await store.outbox.failed(failed!.id, { error: "550 no such user", retryAt: null });
  store.later(120);
  expect(await claim()).toEqual([]);
  const by = { actor: "staff-1", capacity: "staff:support", origin: "192.0.2.1" };
  expect(await store.outbox.retry({ id: failed!.id, ...by })).toBe(true);
  expect((await claim()).map(({ id }) => id)).toEqual([failed!.id]);
  const [entry] = await store.sql("SELECT * FROM store.audit WHERE action = 'mail-retried'");
  expect(entry).toMatchObject({ ...by, subject: failed!.id });
  expect(await store.outbox.retry({ id: "none", ...by })).toBe(false);
});
