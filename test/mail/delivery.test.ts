import pino from "pino";
import { freePort } from "../../src/database/credentials.ts";
import type { Mail } from "../../src/mail/index.ts";
import { startMail } from "../../src/mail/index.ts";
import { isRefusedForGood } from "../../src/mail/retry.ts";
import type { MailRequest } from "../../src/store/types.ts";
import type { TestStore } from "../store/support/store.ts";
import { openStore } from "../store/support/store.ts";
import type { Sink } from "./support/sink.ts";
import { startSink } from "./support/sink.ts";

let store: TestStore;
let sink: Sink;
let running: Mail[];
beforeEach(async () => {
  store = await openStore();
  sink = await startSink();
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((mail) => mail.stop()));
  await sink.stop();
  await store.finish();
});

const start = (smtpUrl = sink.url) => {
  const from = "SGCI Inmetro <nao-responda@inmetro.gov.br>";
  const log = pino({ level: "silent" });
  const mail = startMail({ store, smtpUrl, from, portalUrl: "http://localhost:3000", log, clock: () => store.now });
  running.push(mail);
  return mail;
};
const member = (eventKey: string, to = "maria@example.com"): MailRequest => ({
  eventKey,
  to,
  template: "registration-confirmed-member",
  data: { name: "Maria" },
});
const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
const statusOf = async (eventKey: string) => (await store.outbox.list()).find((mail) => mail.eventKey === eventKey);

test("a message enqueued in this process leaves at once", async () => {
  start();
  await store.outbox.enqueue(member("event"));
  await sink.until(1);
  expect(sink.received[0]).toMatchObject({
    subject: "Cadastro confirmado no Orquestra",
    from: { name: "SGCI Inmetro", address: "nao-responda@inmetro.gov.br" },
    to: [{ address: "maria@example.com" }],
  });
  expect(sink.received[0]?.headers).toContainEqual(expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }));
});

test("a message that was waiting when we started leaves, once", async () => {
  await store.outbox.enqueue(member("event"));
  const mail = start();
  await mail.flush();
  await store.outbox.enqueue(member("event"));
  await mail.flush();
  expect(sink.received).toHaveLength(1);
  expect(await statusOf("event")).toMatchObject({ status: "sent", attempts: 1 });
});

test("two processes deliver ten messages ten times in all", async () => {
  for (let count = 0; count < 10; count++) await store.outbox.enqueue(member(`event ${count}`));
  await Promise.all([start().flush(), start().flush()]);
  expect(sink.received).toHaveLength(10);
});

test("a message accepted but not noted as sent goes out again under the same id", async () => {
  await store.outbox.enqueue(member("event"));
  const forgetful = { ...store, outbox: { ...store.outbox, sent: () => Promise.reject(new Error("killed")) } };
  const options = {
    smtpUrl: sink.url,
    from: "a@b.example",
    portalUrl: "",
    log: pino({ level: "silent" }),
    clock: () => store.now,
  };
  const killed = startMail({ store: forgetful, ...options });
  await expect(killed.flush()).resolves.toBeUndefined();
  await killed.stop();
  expect(sink.received).toHaveLength(1);
  store.later(120);
  const next = startMail({ store, ...options });
  await next.flush();
  await next.stop();
  expect(sink.received).toHaveLength(2);
  expect(sink.received[1]?.messageId).toBe(sink.received[0]?.messageId);
});

test("different events have different ids", async () => {
  await store.outbox.enqueue(member("one"));
  await store.outbox.enqueue(member("two"));
  await start().flush();
  expect(new Set(sink.received.map(({ messageId }) => messageId)).size).toBe(2);
});

test("a refused message is tried later and later, stays visible, and holds no other up", async () => {
  sink.refuse = (address) => (address === "maria@example.com" ? refusal(452, "mailbox full") : null);
  await store.outbox.enqueue(member("refused"));
  await store.outbox.enqueue(member("fine", "pedro@example.com"));
  const mail = start();
  await mail.flush();
  expect(sink.received).toHaveLength(1);
  expect(await statusOf("refused")).toMatchObject({
    status: "waiting",
    attempts: 1,
    lastError: expect.stringContaining("mailbox full"),
  });

  store.later(59);
  await mail.flush();
  expect(await statusOf("refused")).toMatchObject({ attempts: 1 });
  store.later(1);
  await mail.flush();
  expect(await statusOf("refused")).toMatchObject({ attempts: 2, nextAttemptAt: new Date(store.now.getTime() + 120_000) });

  sink.refuse = null;
  store.later(120);
  await mail.flush();
  expect(sink.received).toHaveLength(2);
  expect(await statusOf("refused")).toMatchObject({ status: "sent", lastError: null });
});

test("a message refused for good is not tried again by itself, until staff says so", async () => {
  sink.refuse = () => refusal(550, "no such user");
  await store.outbox.enqueue(member("event"));
  const mail = start();
  await mail.flush();
  const failed = await statusOf("event");
  expect(failed).toMatchObject({ status: "failed", attempts: 1, lastError: expect.stringContaining("no such user") });
  store.later(7 * 24 * 3_600);
  await mail.flush();
  expect(await statusOf("event")).toMatchObject({ status: "failed", attempts: 1 });

  sink.refuse = null;
  const by = { actor: "staff-1", capacity: "staff:support", origin: null };
  expect(await store.outbox.retry({ id: failed!.id, ...by })).toBe(true);
  await mail.flush();
  expect(await statusOf("event")).toMatchObject({ status: "sent", attempts: 2, lastError: null });
  expect(await store.outbox.retry({ id: failed!.id, ...by })).toBe(false);
});

test.each([
  ["RCPT TO", 550, true],
  ["DATA", 554, true],
  ["RCPT TO", 451, false],
  ["MAIL FROM", 550, false],
  ["AUTH PLAIN", 535, false],
  ["CONN", 554, false],
])("an answer to %s with %i is final: %s", (command, responseCode, final) => {
  expect(isRefusedForGood(Object.assign(new Error("x"), { command, responseCode }))).toBe(final);
});

test("without a mail server nothing is lost", async () => {
  await store.outbox.enqueue(member("event"));
  const mail = start(`smtp://127.0.0.1:${await freePort()}`);
  await mail.flush();
  expect(await statusOf("event")).toMatchObject({ status: "waiting", lastError: expect.stringContaining("ECONNREFUSED") });
  store.later(60);
  await start().flush();
  expect(sink.received).toHaveLength(1);
});

test("a message whose data lacks something is put off and does not stop the others", async () => {
  await store.outbox.enqueue({ ...member("broken"), data: {} });
  await store.outbox.enqueue(member("fine"));
  await start().flush();
  expect(sink.received).toHaveLength(1);
  expect(await statusOf("broken")).toMatchObject({ status: "waiting", lastError: expect.stringContaining("name") });
});

test("after stopping nothing leaves any more", async () => {
  const mail = start();
  await mail.stop();
  await store.outbox.enqueue(member("event"));
  await mail.flush();
  expect(sink.received).toEqual([]);
});
