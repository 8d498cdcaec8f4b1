import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { workers } from "../workers/index.ts";
import { elementTemplates, templatesFile, templatesText } from "./element-templates/index.ts";
import { contractsOf } from "./lint/contracts.ts";
import { readContext } from "./lint/folder.ts";
import { teams } from "./texts/teams.ts";

/** `npm run templates`: writes the element templates anew, after a worker, a form or a team has changed. */
const folder = fileURLToPath(new URL("../workflows", import.meta.url));
const templates = elementTemplates(await readContext(folder, contractsOf(workers)), teams);
const file = templatesFile(folder);
await mkdir(dirname(file), { recursive: true });
await writeFile(file, templatesText(templates));
process.stdout.write(`${file}: ${templates.length}\n`);
