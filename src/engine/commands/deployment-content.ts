import { EngineException } from "../core/types/exceptions.ts";
import { compile } from "../model/compile.ts";
import type { ParseProblem, ProcessModel } from "../model/definition.ts";
import type { Shell } from "./shell.ts";

/** A file of a deployment. */
export interface Resource {
  name: string;
  bytes: Buffer;
}

/** 400 with the faults of each file. */
export class ParseException extends EngineException {
  constructor(
    message: string,
    readonly details: Record<string, { errors: ParseProblem[]; warnings: ParseProblem[] }>,
  ) {
    super(message, "ParseException");
  }
}

/** A form, by the id in its schema. */
export interface Form {
  key: string;
  resourceName: string;
}

/** A process of a model, and the file it comes from. */
export interface CompiledProcess {
  model: ProcessModel;
  resourceName: string;
}

/** Compiles every model of a deployment. Throws ParseException or EngineException with Camunda's words. */
export async function compileModels(shell: Shell, resources: Resource[]): Promise<CompiledProcess[]> {
  const processes: CompiledProcess[] = [];
  for (const { name, bytes } of resources) {
    if (!/\.bpmn(20\.xml)?$/.test(name)) continue;
    const result = await compile(name, bytes.toString("utf8"), {
      enforceHistoryTimeToLive: shell.enforceHistoryTimeToLive,
    });
    if (!result.ok) {
      if (result.status === 400)
        throw new ParseException(result.message, { [name]: { errors: result.problems, warnings: result.warnings } });
      throw new EngineException(result.message);
    }
    for (const model of result.processes) {
      if (processes.some((other) => other.model.key === model.key))
        throw new EngineException(
          `The deployment contains definitions with the same key '${model.key}' (id attribute), this is not allowed`,
        );
      processes.push({ model, resourceName: name });
    }
  }
  return processes;
}

/** The forms of a deployment. */
export function readForms(resources: Resource[]): Form[] {
  const forms: Form[] = [];
  for (const { name, bytes } of resources) {
    if (!name.endsWith(".form")) continue;
    let form: unknown;
    try {
      form = JSON.parse(bytes.toString("utf8"));
    } catch (error) {
      throw new EngineException(`ENGINE-09033 Could not parse Camunda Form resource ${name}. Cause: ${(error as Error).message}`);
    }
    const id = (form as { id?: unknown } | null)?.id;
    if (typeof id === "string") forms.push({ key: id, resourceName: name });
  }
  return forms;
}
