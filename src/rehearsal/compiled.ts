import { compile } from "../engine/model/compile.ts";
import type { Definition, ProcessModel } from "../engine/model/definition.ts";
import type { Models } from "./models.ts";

/** As many models as a folder holds, several times over: a server that rehearses drafts must not keep them all. */
const KEPT = 64;
const compiled = new Map<string, Promise<ProcessModel[]>>();

/** The models as the embedded engine executes them, deployed once. Throws Error for one that it refuses. */
export async function compiledOf(models: Models): Promise<Definition[]> {
  const all = await Promise.all(Object.entries(models).map(([key, xml]) => compiledOnce(`${key}.bpmn`, xml)));
  return all.flat().map((model) => ({
    ...{ ...model, id: `${model.key}:1`, version: 1 },
    ...{ deploymentId: "deployment", resourceName: `${model.key}.bpmn` },
  }));
}

function compiledOnce(resourceName: string, xml: string): Promise<ProcessModel[]> {
  const known = compiled.get(xml) ?? compileAll(resourceName, xml);
  compiled.delete(xml);
  compiled.set(xml, known);
  if (compiled.size > KEPT) compiled.delete(compiled.keys().next().value!);
  return known;
}

async function compileAll(resourceName: string, xml: string): Promise<ProcessModel[]> {
  const result = await compile(resourceName, xml);
  if (result.ok) return result.processes;
  const problems = result.problems.map(({ line, message }) => `${line}: ${message}`);
  throw new Error([`${resourceName}: ${result.message}`, ...problems].join(" "));
}
