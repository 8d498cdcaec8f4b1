import { setTimeout as pause } from "node:timers/promises";
import type { Knex } from "knex";
import knexFactory from "knex";
import type { Logger } from "pino";
import { StoreError } from "./errors.ts";
import { isPassing, isRolledBack } from "./failures.ts";

/** The way to the database. Both kinds of work outlive a database that goes away for some seconds. */
export interface Connection {
  knex: Knex;
  /** Statements that may run twice. */
  run<T>(work: (knex: Knex) => Promise<T>): Promise<T>;
  /** All or nothing. It is tried again as long as it is certain that nothing happened. */
  transaction<T>(work: (transaction: Knex.Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** What each transaction still has to do before its commit. */
const lastWork = new WeakMap<Knex.Transaction, (() => Promise<void>)[]>();

/** Has this done when everything else in the transaction is done, right before the commit. */
export function beforeCommit(transaction: Knex.Transaction, work: () => Promise<void>): void {
  const waiting = lastWork.get(transaction);
  if (waiting === undefined) throw new Error("Not a transaction of the store: what waits for its commit would be lost");
  waiting.push(work);
}

/** Pauses before each new attempt, in milliseconds: about three seconds in all. */
const pauses = [10, 50, 150, 300, 500, 1000, 1000];

/** Opens the pool; connections are made when they are needed. */
export function openConnection(databaseUrl: string, log: Logger): Connection {
  const knex = knexFactory({
    client: "pg",
    connection: { connectionString: databaseUrl, application_name: "orquestra-store", connectionTimeoutMillis: 5_000 },
    pool: { min: 0, max: 10 },
    acquireConnectionTimeout: 10_000,
    log: knexLog(log),
  });

  async function persist<T>(attempt: () => Promise<T>, mayRepeat: (error: unknown) => boolean): Promise<T> {
    for (let failures = 0; ; failures++) {
      try {
        return await attempt();
      } catch (error) {
        if (!isPassing(error)) throw error;
        const wait = pauses[failures];
        if (wait === undefined || !mayRepeat(error)) {
          throw new StoreError("database-unavailable", "The database does not answer", { cause: error });
        }
        log.warn({ err: error, attempt: failures + 1 }, "the database failed; trying again");
        await pause(wait);
      }
    }
  }

  return {
    knex,
    run: (work) =>
      persist(
        () => work(knex),
        () => true,
      ),
    transaction: (work) => {
      let worked = false;
      return persist(
        () => {
          worked = false;
          return knex.transaction(async (transaction) => {
            const waiting: (() => Promise<void>)[] = [];
            lastWork.set(transaction, waiting);
            const result = await work(transaction);
            for (const last of waiting) await last();
            worked = true;
            return result;
          });
        },
        (error) => !worked || isRolledBack(error),
      );
    },
    close: () => knex.destroy(),
  };
}

/** Knex tells on the console what it also throws; here that goes to the log, for those who look closely. */
function knexLog(log: Logger): Knex.Logger {
  const tell = (message: unknown) => log.debug({ knex: String(message) }, "knex");
  return { warn: tell, error: tell, debug: tell, deprecate: tell };
}
