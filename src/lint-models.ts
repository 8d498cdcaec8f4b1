import { fileURLToPath } from "node:url";
import { workers } from "../workers/index.ts";
import { lintCommand } from "./lint/command.ts";
import { contractsOf } from "./lint/contracts.ts";

/** `npm run lint:models`: the models beside the workers of this house. */
const folder = fileURLToPath(new URL("../workflows", import.meta.url));
const say = (text: string) => process.stdout.write(`${text}\n`);
process.exitCode = await lintCommand(process.argv.slice(2), { folder, topics: contractsOf(workers) }, say);
