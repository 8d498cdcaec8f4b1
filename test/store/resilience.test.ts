import pino from "pino";
import { freePort } from "../../src/database/credentials.ts";
import { openConnection } from "../../src/store/connection.ts";
import type { TestStore } from "./support/store.ts";
import { identity, openStore } from "./support/store.ts";

let store: TestStore;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.finish());

const cutAllConnections = () =>
  store.sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );

const cutWaiting = () =>
  store.sql(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );

test("after the database cut every connection, the next call works", async () => {
  await Promise.all(Array.from({ length: 8 }, () => store.journeys.create()));
  await cutAllConnections();
  await expect(store.journeys.create()).resolves.toBeDefined();
  await cutAllConnections();
  await expect(
    store.accounts.confirm((await store.accounts.upsertFromGovbr(identity())).id, { profile: "member" }),
  ).resolves.toBeDefined();
  await cutAllConnections();
  await expect(store.ping()).resolves.toBeUndefined();
});

test("calls that are under way when connections are cut succeed, and nothing is written twice", async () => {
  const { id: accountId } = await store.accounts.upsertFromGovbr(identity());
  const before = (await store.audit.verify()).entries;
  const link = (cnpj: string) =>
    store.companies.link({
      accountId,
      cnpj,
      legalName: "ALFA",
      capacity: "SOCIO",
      evidence: "govbr-companies",
      validUntil: null,
    });
  const links = () => Promise.all(["12ABC34501DE35", "11222333000181", "99999999000191", "00000000000191"].map(link));
  // They are cut while they wait for somebody else's lock, that is, before their commit.
  const { work } = await store.whileLocked("select from store.accounts for update", 0, async () => {
    const begun = { work: links() };
    for (let cut = 0; cut < 4; ) cut += (await cutWaiting()).length;
    return begun;
  });
  await work;
  expect((await store.audit.verify()).entries).toBe(before + 4);
});

describe("a transaction that fails", () => {
  const open = () => openConnection(store.url, pino({ level: "silent" }));

  test("before the commit is done again", async () => {
    const connection = open();
    let attempts = 0;
    const result = await connection.transaction(async (trx) => {
      attempts++;
      if (attempts === 1) await trx.raw("select pg_terminate_backend(pg_backend_pid())");
      return "done";
    });
    expect([attempts, result]).toEqual([2, "done"]);
    await connection.close();
  });

  test("at the commit is not, because it may have happened", async () => {
    const connection = open();
    let attempts = 0;
    const lost = connection.transaction(async (trx) => {
      attempts++;
      const { rows } = await trx.raw("select pg_backend_pid() as pid");
      await store.sql("select pg_terminate_backend($1)", [rows[0].pid]);
    });
    await expect(lost).rejects.toMatchObject({ code: "database-unavailable" });
    expect(attempts).toBe(1);
    await connection.close();
  });

  test("for its own reasons is not repeated", async () => {
    const connection = open();
    let attempts = 0;
    const refused = connection.transaction(async () => {
      attempts++;
      throw new Error("a reason");
    });
    await expect(refused).rejects.toThrow("a reason");
    expect(attempts).toBe(1);
    await connection.close();
  });
});

test("a database that stays away is named as such", async () => {
  const connection = openConnection(`postgres://x:y@127.0.0.1:${await freePort()}/z`, pino({ level: "silent" }));
  await expect(connection.run((knex) => knex.raw("select 1"))).rejects.toMatchObject({ code: "database-unavailable" });
  await connection.close();
});
