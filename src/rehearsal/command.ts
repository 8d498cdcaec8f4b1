import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { rehearsal } from "../texts/rehearsal.ts";
import { ScenarioFileError } from "./file/error.ts";
import { loadModels, loadScenarios } from "./folder.ts";
import { type Named, NotThere, named } from "./named.ts";
import { pageOf } from "./page.ts";
import { hasFailed, rehearse } from "./rehearse.ts";
import { describeRehearsal } from "./report.ts";

const texts = rehearsal.command;

/**
 * `npm run rehearse -- [--html <file>] [--folder <folder>] [models]`: plays the scenarios of all models, or of those named
 * (`service-request`, `drafts/service-request.bpmn`), or the scenario files named. Returns the exit code: 1 when one did not go as it says, 2 when it
 * was asked for wrongly or a scenario is unreadable, else 0.
 */
export async function rehearseCommand(args: string[], folder: string, say: (line: string) => void): Promise<number> {
  let values: { html?: string; folder?: string };
  let words: string[];
  try {
    const options = { html: { type: "string" }, folder: { type: "string" } } as const;
    ({ values, positionals: words } = parseArgs({ args, allowPositionals: true, options }));
  } catch {
    say(texts.usage);
    return 2;
  }
  const from = resolve(values.folder ?? folder);
  let asked: Named;
  try {
    asked = await named(words, { models: await loadModels(from), scenarios: await loadScenarios(from) });
  } catch (error) {
    if (error instanceof NotThere) say(error.message);
    else if (error instanceof ScenarioFileError) say(texts.unreadable(error.message));
    else throw error;
    return 2;
  }
  const rehearsed = await rehearse(asked.models, asked.scenarios, asked.processes);
  for (const line of describeRehearsal(rehearsed)) say(line);
  if (values.html !== undefined) {
    await writeFile(values.html, await pageOf(rehearsed, asked.models));
    say(texts.written(resolve(values.html)));
  }
  return hasFailed(rehearsed) ? 1 : 0;
}
