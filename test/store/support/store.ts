import { randomBytes } from "node:crypto";
import type pg from "pg";
import pino from "pino";
import { withClient } from "../../../src/database/connection.ts";
import type { GovbrIdentity } from "../../../src/domain/govbr-identity.ts";
import { createStore } from "../../../src/store/index.ts";
import type { Store } from "../../../src/store/types.ts";
import { testDatabase } from "../../support/database.ts";

/** A store on a database of its own, with a clock that the test moves. */
export interface TestStore extends Store {
  url: string;
  now: Date;
  /** Moves the clock forward by so many seconds. */
  later(seconds: number): void;
  /** Looks behind the store. */
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /**
   * Holds the rows that this statement locks while `contenders` calls run into them, and lets go once all of them wait.
   * With `contenders` 0 it lets go when `work` is done.
   */
  whileLocked<T>(lock: string, contenders: number, work: () => Promise<T>): Promise<T>;
  finish(): Promise<void>;
}

/** Opens one; `finish` it in afterAll. */
export async function openStore(encryptionKey = randomBytes(32)): Promise<TestStore> {
  const database = await testDatabase();
  const test = { now: new Date("2026-11-20T12:00:00.000Z") };
  const clock = () => new Date(test.now);
  const store = await createStore({ databaseUrl: database.url, encryptionKey, clock, log: pino({ level: "silent" }) });
  return Object.assign(test, store, {
    url: database.url,
    later(seconds: number) {
      test.now = new Date(test.now.getTime() + seconds * 1000);
    },
    sql: (text: string, values: unknown[] = []) =>
      withClient(database.url, async (client) => (await client.query(text, values)).rows as Record<string, unknown>[]),
    whileLocked: <T>(lock: string, contenders: number, work: () => Promise<T>) =>
      withClient(database.url, async (client) => {
        await client.query("BEGIN");
        await client.query(lock);
        const result = work();
        if (contenders === 0) await result;
        await withClient(database.url, (observer) => untilWaiting(observer, contenders));
        await client.query("COMMIT");
        return result;
      }),
    async finish() {
      await store.close();
      await database.drop();
    },
  });
}

/**
 * Resolves once so many connections of this database wait for a lock. It needs a connection outside of any transaction:
 * inside one, PostgreSQL answers such questions from its first answer.
 */
async function untilWaiting(observer: pg.Client, count: number): Promise<void> {
  const waiting =
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await observer.query<{ n: number }>(waiting)).rows[0]!.n < count) await observer.query("select pg_sleep(0.005)");
}

/** A person as Gov.br describes one; what is given replaces what is usual. */
export function identity(parts: Partial<GovbrIdentity> = {}): GovbrIdentity {
  return {
    cpf: "52998224725",
    name: "Maria da Silva",
    socialName: null,
    email: "maria@example.com",
    phone: null,
    picture: null,
    level: "gold",
    amr: ["passwd"],
    authTime: null,
    cnpj: null,
    companyName: null,
    agent: false,
    ...parts,
  };
}
