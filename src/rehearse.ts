import { fileURLToPath } from "node:url";
import { rehearseCommand } from "./rehearsal/command.ts";

/** `npm run rehearse`: plays the scenarios of the models. */
const folder = fileURLToPath(new URL("../workflows", import.meta.url));
process.exitCode = await rehearseCommand(process.argv.slice(2), folder, (line) => void process.stdout.write(`${line}\n`));
