import pino from "pino";
import { startDatabase } from "../database/embedded.ts";
import { readConfig } from "../process/config.ts";
import { describeFailure } from "../process/failure.ts";
import { runImportCommand } from "../process/import-command.ts";
import { maskIdentifiers } from "../process/log.ts";
import { readSecrets } from "../process/secrets.ts";
import { createStore } from "../store/index.ts";
import { process as texts } from "../texts/process.ts";

/** `npm run import`: the old accounts and processes, beside a running system or without one. Exits 1 when anything is broken. */
async function main(): Promise<void> {
  const config = readConfig("engine", process.env);
  const log = pino({ name: "import", level: "warn", hooks: { streamWrite: maskIdentifiers } }, pino.destination(2));
  try {
    const { encryptionKey } = readSecrets(config);
    const database = await startDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
    try {
      const store = await createStore({ databaseUrl: database.url, encryptionKey, clock: () => new Date(), log });
      try {
        const whole = await runImportCommand(process.argv.slice(2), store, (line) => process.stdout.write(`${line}\n`));
        if (!whole) process.exitCode = 1;
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
