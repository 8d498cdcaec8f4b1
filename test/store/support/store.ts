import { randomBytes } from "node:crypto";
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
    async finish() {
      await store.close();
      await database.drop();
    },
  });
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
