import pg from "pg";
import { databaseName } from "./cluster.ts";
import type { Credentials } from "./credentials.ts";

/** The address of a database on the embedded server. */
export function urlOf({ port, password }: Credentials, name: string): string {
  return `postgres://${databaseName}:${password}@127.0.0.1:${port}/${name}`;
}

/** Creates the product's database where it does not exist yet; in most starts one connection shows that it does. */
export async function ensureDatabase(credentials: Credentials): Promise<void> {
  const exists = await withClient(urlOf(credentials, databaseName), async () => true).catch((error: { code?: string }) => {
    if (error.code === "3D000") return false;
    throw error;
  });
  if (!exists) await withClient(urlOf(credentials, "postgres"), (client) => client.query(`CREATE DATABASE ${databaseName}`));
}

/** One connection for one piece of work. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that is cut shows in the query; the event itself must not end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether the server went away or is not there yet, as opposed to having answered with a refusal. */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return /^(ECONN|EPIPE|57P0)/.test(code ?? "") || /connection (terminated|ended)|timeout expired/i.test(message ?? "");
}
