import { readModdle } from "../engine/model/moddle.ts";
import type { ModelFile } from "../models/file.ts";
import type { LintContext, ProcessContract } from "./context.ts";
import { endingWith } from "./errors.ts";
import { readForm } from "./forms.ts";
import { hasWayOut } from "./leaving.ts";
import { allElements, elements, extensions, isA, type ModdleElement, scopesOf, text } from "./model.ts";
import { variablesSet } from "./variables.ts";

/** What models have to know of each other, of their forms, of the services and of the workers. What is broken is left out. */
export async function contextOf(
  files: ModelFile[],
  topics: LintContext["topics"],
  services: LintContext["services"],
): Promise<LintContext> {
  const context: LintContext = { topics, forms: formsIn(files), processes: {}, services };
  const models = files.filter(({ path }) => path.endsWith(".bpmn"));
  const processes = (await Promise.all(models.map(({ content }) => processesOf(content)))).flat();
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

/** The processes of a model; none of one that is broken, which its own lint tells. */
export async function processesOf(xml: string): Promise<ModdleElement[]> {
  try {
    const { root } = await readModdle(xml);
    return elements(root, "rootElements").filter((element) => isA(element, "process"));
  } catch {
    return [];
  }
}

/** The id under which tasks name a form; null: it has none, or is no JSON. */
export function formIdOf(content: string): string | null {
  const id = schemaOf(content)?.id;
  return typeof id === "string" ? id : null;
}

function formsIn(files: ModelFile[]): LintContext["forms"] {
  const schemas = files.filter(({ path }) => path.endsWith(".form")).map(({ content }) => schemaOf(content));
  return Object.fromEntries(
    schemas.filter((schema) => typeof schema?.id === "string").map((schema) => [schema!.id as string, readForm(schema)]),
  );
}

/** A form as JSON; null: it is none. */
export function schemaOf(content: string): Record<string, unknown> | null {
  try {
    const schema = JSON.parse(content) as unknown;
    return typeof schema === "object" && schema !== null && !Array.isArray(schema) ? (schema as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
