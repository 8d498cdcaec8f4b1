import { compile } from "../engine/model/compile.ts";
import type { CompileResult, Definition } from "../engine/model/definition.ts";
import { rehearsal as texts } from "../texts/rehearsal.ts";
import { keepLast } from "./keep-last.ts";
import type { Models } from "./models.ts";

/** Gives the process with this key as the embedded engine executes it; undefined: there is none. Throws Error for one that it refuses. */
export type Processes = (key: string) => Definition | undefined;

/** The models as the embedded engine executes them, deployed once. One that it refuses is told when it is asked for. */
export async function compiledOf(models: Models): Promise<Processes> {
  const results = new Map<string, CompileResult>();
  for (const [key, xml] of Object.entries(models)) results.set(key, await compiled(`${key}.bpmn\n${xml}`));
  const definitions = new Map<string, Definition>();
  for (const [key, result] of results) {
    if (!result.ok) continue;
    for (const model of result.processes) {
      const deployed = { id: `${model.key}:1`, version: 1, deploymentId: "deployment", resourceName: `${key}.bpmn` };
      definitions.set(model.key, { ...model, ...deployed });
    }
  }
  return (key) => {
    const result = results.get(key);
    if (result === undefined || result.ok) return definitions.get(key);
    const problems = result.problems.map(({ line, message }) => texts.problemAt(line, message));
    throw new Error([result.message, ...problems].join(" "));
  };
}

/** What a process is called; its id, where it has no name or is refused. */
export async function processName(models: Models, process: string): Promise<string> {
  const processes = await compiledOf(models);
  try {
    return processes(process)?.name ?? process;
  } catch {
    return process;
  }
}

const compiled = keepLast((named: string) => {
  const end = named.indexOf("\n");
  return compile(named.slice(0, end), named.slice(end + 1));
});
