import pino from "pino";
import { startDatabase } from "./database/embedded.ts";
import { readConfig } from "./process/config.ts";
import { describeFailure } from "./process/failure.ts";
import { maskIdentifiers } from "./process/log.ts";
import { readSecrets } from "./process/secrets.ts";
import { runStaffCommand } from "./process/staff-command.ts";
import { createStore } from "./store/index.ts";
import { process as texts } from "./texts/process.ts";

/**
 * `npm run staff -- grant|revoke|list`: roles of staff, beside a running system or without one. Exits 1 with a sentence
 * when it could not.
 */
async function main(): Promise<void> {
  const config = readConfig("engine", process.env);
  const log = pino({ name: "staff", level: "warn", hooks: { streamWrite: maskIdentifiers } }, pino.destination(2));
  try {
    const { encryptionKey } = readSecrets(config);
    const database = await startDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
    try {
      const store = await createStore({ databaseUrl: database.url, encryptionKey, clock: () => new Date(), log });
      try {
        await runStaffCommand(process.argv.slice(2), store, (line) => process.stdout.write(`${line}\n`));
      } finally {
        await store.close();
      }
    } finally {
      await database.stop();
    }
  } catch (error) {
    process.stderr.write(`${texts.commandFailed(describeFailure(error, config))}\n`);
    process.exitCode = 1;
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${texts.commandFailed(error.message)}\n`);
  process.exitCode = 1;
});
