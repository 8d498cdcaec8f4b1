import { randomBytes } from "node:crypto";
import pino from "pino";
import type { AuditRow } from "../../src/store/audit/chain.ts";
import { auditKeyOf, hashOf } from "../../src/store/audit/chain.ts";
import { verifyAudit } from "../../src/store/audit/verify.ts";
import { openConnection } from "../../src/store/connection.ts";
import type { AuditAppend } from "../../src/store/types.ts";
import type { TestStore } from "./support/store.ts";
import { openStore } from "./support/store.ts";

const key = randomBytes(32);
let store: TestStore;
beforeEach(async () => {
  store = await openStore(key);
});
afterEach(() => store.finish());

const entry = (parts: Partial<AuditAppend> = {}): AuditAppend => ({
  actor: "system:test",
  capacity: "system",
  action: "tested",
  subject: "subject",
  details: {},
  ...parts,
});

/** Changes the audit as somebody could who owns the database. */
const tamper = (statement: string) =>
  store.sql(
    `ALTER TABLE store.audit DISABLE TRIGGER append_only; ${statement}; ALTER TABLE store.audit ENABLE TRIGGER append_only`,
  );

test("an entry is found by its reference, however it is written", async () => {
  const written = entry({
    companyCnpj: "12ABC34501DE35",
    origin: "203.0.113.7",
    details: { b: [1, { z: 1, a: null }], a: "olá" },
  });
  const { reference } = await store.audit.append(written);
  expect(reference).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
  const found = await store.audit.findByReference(` ${reference.replace("-", "").toLowerCase()} `);
  expect(found).toMatchObject({ ...written, reference, sequence: 1, occurredAt: store.now });
  expect(await store.audit.findByReference("2222-2222")).toBeNull();
  expect(await store.audit.findByReference("'; drop table")).toBeNull();
});

test("CPFs are masked on the way in, wherever they stand; ids and CNPJs stay", async () => {
  const id = "6f9619ff-8b86-4011-b42d-00c04fc964ff";
  const details = {
    text: "CPF 529.982.247-25 de Maria",
    list: ["52998224725"],
    "12345678909": 1,
    cnpj: "11222333000181",
    number: "12345678900",
  };
  const { reference } = await store.audit.append(entry({ subject: "52998224725", actor: id, details }));
  const found = await store.audit.findByReference(reference);
  expect(found).toMatchObject({ subject: "***.982.247-**", actor: id });
  expect(found?.details).toEqual({
    text: "CPF ***.982.247-** de Maria",
    list: ["***.982.247-**"],
    "***.456.789-**": 1,
    cnpj: "11222333000181",
    number: "12345678900",
  });
});

test("an untouched chain verifies, an empty one too", async () => {
  expect(await store.audit.verify()).toEqual({ intact: true, entries: 0, fault: null });
  for (let count = 0; count < 3; count++)
    await store.audit.append(entry({ details: { count, when: store.now, odd: "\0\ud800é" } }));
  expect(await store.audit.verify()).toEqual({ intact: true, entries: 3, fault: null });
});

test("many appends at once make one chain without gaps", async () => {
  await Promise.all(Array.from({ length: 30 }, () => store.audit.append(entry())));
  expect(await store.audit.verify()).toEqual({ intact: true, entries: 30, fault: null });
});

test.each([1, 2, 3, 4])("the end of a batch of %i is no end of the chain", async (batch) => {
  for (let count = 0; count < 4; count++) await store.audit.append(entry());
  const connection = openConnection(store.url, pino({ level: "silent" }));
  const verified = await connection.transaction((trx) => verifyAudit(trx, auditKeyOf(key), batch));
  expect(verified).toEqual({ intact: true, entries: 4, fault: null });
  await connection.close();
});

test.each([
  ["update", "update store.audit set actor = 'x'"],
  ["delete", "delete from store.audit"],
  ["truncate", "truncate store.audit"],
])("the database refuses to %s", async (_, statement) => {
  await store.audit.append(entry());
  await expect(store.sql(statement)).rejects.toThrow("append-only");
  expect(await store.audit.verify()).toMatchObject({ intact: true, entries: 1 });
});

describe("what was tampered with is found", () => {
  let references: string[];
  beforeEach(async () => {
    references = [];
    for (const subject of ["one", "two", "three"]) references.push((await store.audit.append(entry({ subject }))).reference);
  });

  test.each([
    "actor = 'x'",
    "details = '{\"a\":1}'",
    "occurred_at = occurred_at + interval '1 ms'",
    "company_cnpj = '12ABC34501DE35'",
    "origin = 'x'",
  ])("a changed entry: %s", async (change) => {
    await tamper(`update store.audit set ${change} where sequence = 2`);
    expect(await store.audit.verify()).toEqual({
      intact: false,
      entries: 1,
      fault: { sequence: 2, reference: references[1], reason: "its content was changed" },
    });
  });

  test("a changed entry with a hash that fits it", async () => {
    const [row] = await store.sql("select * from store.audit where sequence = 2");
    const { hash: _, ...content } = { ...(row as unknown as AuditRow), actor: "x" };
    await tamper(`update store.audit set actor = 'x', hash = '${hashOf(content)}' where sequence = 2`);
    expect(await store.audit.verify()).toMatchObject({
      fault: { sequence: 3, reason: "it does not follow the entry before it" },
    });
  });

  test("a missing entry", async () => {
    await tamper("delete from store.audit where sequence = 2");
    expect(await store.audit.verify()).toMatchObject({ fault: { sequence: 3, reference: references[2] } });
  });

  test("two exchanged entries", async () => {
    await tamper(
      "update store.audit set sequence = 5 - sequence + 10 where sequence > 1; update store.audit set sequence = sequence - 10 where sequence > 10",
    );
    expect(await store.audit.verify()).toMatchObject({ intact: false, fault: { sequence: 2, reference: references[2] } });
  });

  test("an end that was cut off", async () => {
    await tamper("delete from store.audit where sequence = 3");
    expect(await store.audit.verify()).toMatchObject({ intact: false, fault: { sequence: 3, reference: null } });
  });

  test("an end that was cut off, with the head set back to fit", async () => {
    await tamper(
      "delete from store.audit where sequence = 3; update store.audit_head set sequence = 2, hash = (select hash from store.audit where sequence = 2)",
    );
    expect(await store.audit.verify()).toMatchObject({ intact: false, fault: { reason: expect.stringContaining("seal") } });
  });
});
