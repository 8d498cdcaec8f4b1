import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { rehearsal } from "../texts/rehearsal.ts";
import { loadModels, loadScenarios } from "./folder.ts";
import { pageOf } from "./page.ts";
import { hasFailed, rehearse } from "./rehearse.ts";
import { describeRehearsal } from "./report.ts";

const texts = rehearsal.command;

/**
 * `npm run rehearse -- [--html <file>] [--folder <folder>] [models]`: plays the scenarios of all models, or of those named
 * (`service-request`, `workflows/service-request.bpmn`). Returns the exit code: 1 when one did not go as it says, 2 when it
 * was asked for wrongly or a scenario is unreadable, else 0.
 */
export async function rehearseCommand(args: string[], folder: string, say: (line: string) => void): Promise<number> {
  let values: { html?: string; folder?: string };
  let named: string[];
  try {
    const options = { html: { type: "string" }, folder: { type: "string" } } as const;
    ({ values, positionals: named } = parseArgs({ args, allowPositionals: true, options }));
  } catch {
    say(texts.usage);
    return 2;
  }
  const from = resolve(values.folder ?? folder);
  const models = await loadModels(from);
  const wanted = named.map((name) => basename(name, ".bpmn"));
  const unknown = wanted.find((process) => models[process] === undefined);
  if (unknown !== undefined) {
    say(texts.unknown(unknown, Object.keys(models)));
    return 2;
  }
  let scenarios: Awaited<ReturnType<typeof loadScenarios>>;
  try {
    scenarios = await loadScenarios(from);
  } catch (error) {
    say(texts.unreadable((error as Error).message));
    return 2;
  }
  const rehearsed = await rehearse(models, scenarios, wanted);
  for (const line of describeRehearsal(rehearsed)) say(line);
  if (values.html !== undefined) {
    await writeFile(values.html, await pageOf(rehearsed, models));
    say(texts.written(resolve(values.html)));
  }
  return hasFailed(rehearsed) ? 1 : 0;
}
