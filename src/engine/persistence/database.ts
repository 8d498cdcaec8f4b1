import pg from "pg";
import type { Logger } from "pino";

/**
 * Session settings. Statements are prepared while tables may still be almost empty, and keep their plans: only
 * plans by index (nested loops) stay good when the tables have grown.
 */
const planning = "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";
/** For statements that look at large parts of tables, once: planned by what is in them at the moment. */
const planningFreely = ["seqscan", "bitmapscan", "hashjoin", "mergejoin"].map((way) => `set local enable_${way} = on`).join("; ");
const sessionOptions = `-c search_path=engine -c timezone=UTC ${planning}`;

const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === pg.types.builtins.TIMESTAMPTZ) return parseTime;
    if (oid === pg.types.builtins.INT8) return Number;
    return pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

/** `2026-11-21 08:46:00.123+00` (sessions run in UTC) to milliseconds since the epoch. */
function parseTime(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

/** Milliseconds since the epoch as a parameter for a timestamptz. */
export function at(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** A row as the driver gives it: timestamptz and bigint are numbers, json is parsed. */
// biome-ignore lint/suspicious/noExplicitAny: the columns are those of the statement beside the call
export type Row = Record<string, any>;

/** The database cannot be reached at the moment: nothing is known to have changed, the request may be repeated. */
export class DatabaseUnavailable extends Error {
  readonly code = "database-unavailable";
}

export interface Database {
  readonly url: string;
  /** Runs a statement that is prepared once per connection under `name` (name and text belong together). */
  run(name: string, text: string, values: unknown[]): Promise<Row[]>;
  /** Runs a statement composed for this one request. */
  query(text: string, values: unknown[]): Promise<Row[]>;
  /** The same for a statement that may look at large parts of tables. */
  survey(text: string, values: unknown[]): Promise<Row[]>;
  /** Several statements as one transaction. */
  transaction<T>(work: (run: (text: string, values?: unknown[]) => Promise<Row[]>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens the engine's connections. A lost connection is replaced; statements on it fail with DatabaseUnavailable. */
export function openDatabase({ url, log, connections = 10 }: { url: string; log: Logger; connections?: number }): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    options: sessionOptions,
    application_name: "orquestra-engine",
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  pool.on("error", (error) => log.warn({ err: error }, "database connection lost"));
  const translate = (error: unknown): never => {
    throw isConnectionLoss(error)
      ? new DatabaseUnavailable("The database is not available at the moment. Repeat the request.", { cause: error })
      : error;
  };
  const database: Database = {
    url,
    run: (name, text, values) => pool.query({ name, text, values }).then((result) => result.rows, translate),
    query: (text, values) => pool.query(text, values).then((result) => result.rows, translate),
    survey: (text, values) =>
      database.transaction(async (run) => {
        await run(planningFreely);
        return run(text, values);
      }),
    async transaction(work) {
      const client = await pool.connect().catch(translate);
      let broken = false;
      // A connection that is lost between two statements shows in the next one; nobody else listens to it meanwhile.
      const ignore = () => undefined;
      client.on("error", ignore);
      try {
        await client.query("begin");
        const result = await work((text, values) => client.query(text, values).then((answer) => answer.rows));
        await client.query("commit");
        return result;
      } catch (error) {
        broken = isConnectionLoss(error);
        if (!broken) await client.query("rollback").catch(() => (broken = true));
        return translate(error);
      } finally {
        client.off("error", ignore);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
  return database;
}

const lossCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "ENOENT", "EAI_AGAIN"]);

/** Whether an error of the driver means that the server is away, and not that the statement was wrong. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message = "", severity, errors } = error as Partial<pg.DatabaseError> & { errors?: unknown[] };
  // The server ends the connection with a FATAL, or does not let one begin.
  if (severity === "FATAL" || severity === "PANIC") return true;
  if (errors?.length) return errors.some(isConnectionLoss);
  if (typeof code === "string" && (lossCodes.has(code) || code.startsWith("08"))) return true;
  return /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error/.test(
    message,
  );
}
