import { startDatabase } from "../../database/embedded.ts";
import { process as texts } from "../../texts/process.ts";
import type { Environment } from "../run.ts";

/** PostgreSQL: the one of DATABASE_URL, or the embedded one in the data folder. Returns its address. */
export async function runDatabase({ config, log, say, lifecycle }: Environment): Promise<string> {
  const databaseUrl = config.databaseUrl ?? undefined;
  const begin = () => startDatabase({ databaseUrl, dataDir: config.dataDir, log: log.child({ name: "database" }) });
  const database = await lifecycle.start("database", () => say.step(texts.steps.database(databaseUrl === undefined), begin));
  return database.url;
}
