import { once } from "node:events";
import pino from "pino";
import { workers } from "../workers/index.ts";
import { createEngineClient } from "./camunda/client.ts";
import { contractsOf } from "./lint/contracts.ts";
import { watchModels } from "./models/watch.ts";
import { readConfig } from "./process/config.ts";
import { describeFailure } from "./process/failure.ts";
import { readSecrets } from "./process/secrets.ts";
import { modelDeployment } from "./texts/models/deployment.ts";
import { process as texts } from "./texts/process.ts";

/** `npm run dev:models [-- folder]`: checks and deploys models to the running engine whenever they are saved, until Ctrl-C. */
async function main(): Promise<void> {
  const [folder] = process.argv.slice(2);
  const config = readConfig("deploy", folder === undefined ? process.env : { ...process.env, MODELS_DIR: folder });
  const { engineUser: user, enginePassword: password } = readSecrets(config);
  const log = pino({ name: "models", level: "silent" });
  const client = createEngineClient({ url: config.engine.url, user, password, log });
  const say = (text: string) => void process.stdout.write(`${text}\n`);
  try {
    const stopped = Promise.race((["SIGINT", "SIGTERM", "SIGHUP"] as const).map((signal) => once(process, signal)));
    const watched = await watchModels({ client, folder: config.modelsDir, topics: contractsOf(workers), log, say });
    say(modelDeployment.watching.begun(config.modelsDir, config.engine.url));
    await stopped;
    await watched.stop();
    say(texts.stopped);
  } catch (error) {
    process.stderr.write(`${texts.commandFailed(describeFailure(error, config))}\n`);
    process.exitCode = 1;
  }
}

main().catch((error: Error) => {
  process.stderr.write(`${texts.commandFailed(error.message)}\n`);
  process.exitCode = 1;
});
