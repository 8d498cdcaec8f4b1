import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readModdle } from "../engine/model/moddle.ts";
import { loadModels } from "../rehearsal/index.ts";
import type { LintContext, ProcessContract } from "./context.ts";
import { endingWith } from "./errors.ts";
import { readForm } from "./forms.ts";
import { hasWayOut } from "./leaving.ts";
import { allElements, elements, extensions, isA, type ModdleElement, scopesOf, text } from "./model.ts";
import { variablesSet } from "./variables.ts";

/** What the models of a folder have to know of each other, of its forms, its services and of the workers. */
export async function readContext(folder: string, topics: LintContext["topics"]): Promise<LintContext> {
  const context: LintContext = { topics, forms: await readForms(folder), processes: {}, services: await readServices(folder) };
  const models = Object.values(await loadModels(folder));
  const processes = (await Promise.all(models.map(processesOf))).flat();
  context.processes = contractsBetween(processes, context);
  return context;
}

/** The contracts of models as their callers and those they call see them. */
export function contractsBetween(processes: ModdleElement[], context: LintContext): Record<string, ProcessContract> {
  const contracts: Record<string, ProcessContract> = Object.fromEntries(
    processes.map((process) => [process.id ?? "", { sets: [], given: [], leavable: false, errors: endingWith(process) }]),
  );
  const calls = processes.flatMap(allElements).filter((element) => isA(element, "callActivity"));
  for (const call of calls) {
    const called = contracts[text(call, "calledElement") ?? ""];
    if (called === undefined) continue;
    const all = calls.filter((other) => text(other, "calledElement") === text(call, "calledElement"));
    called.leavable = all.every((other) => [other, ...scopesOf(other)].some(hasWayOut));
    const names = extensions(call, "camunda:In").map((mapping) => text(mapping, "target"));
    called.given = [...new Set([...called.given, ...names.filter((name) => name !== undefined)])];
  }
  const known = { ...context, processes: contracts };
  for (const process of processes) contracts[process.id ?? ""]!.sets = [...variablesSet(process, known).keys()];
  return contracts;
}

/** The processes of a file; none of a file that is broken, which its own lint tells. */
async function processesOf(xml: string): Promise<ModdleElement[]> {
  try {
    const { root } = await readModdle(xml);
    return elements(root, "rootElements").filter((element) => isA(element, "process"));
  } catch {
    return [];
  }
}

async function readForms(folder: string): Promise<LintContext["forms"]> {
  const files = (await readdir(join(folder, "forms")).catch(() => [])).filter((name) => name.endsWith(".form"));
  const schemas = await Promise.all(files.map(async (file) => JSON.parse(await readFile(join(folder, "forms", file), "utf8"))));
  return Object.fromEntries(schemas.map((schema: { id: string }) => [schema.id, readForm(schema)]));
}

/** Keys of the models that the catalogue names. */
async function readServices(folder: string): Promise<string[]> {
  const content = await readFile(join(folder, "services.json"), "utf8").catch(() => null);
  if (content === null) return [];
  const { services } = JSON.parse(content) as { services: { versions: { processKey: string }[] }[] };
  return [...new Set(services.flatMap(({ versions }) => versions.map(({ processKey }) => processKey)))];
}
