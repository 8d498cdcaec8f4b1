import type { LintContext } from "../lint/context.ts";
import { contextOf, formIdOf, processesOf } from "../lint/context-of.ts";
import { allElements, isA, type ModdleElement, text } from "../lint/model.ts";
import { formsOf } from "../lint/task-forms.ts";
import type { ModelFile } from "./file.ts";

/** What a model needs of other files, by path. */
export interface ModelLinks {
  path: string;
  /** Forms and models that must be in its deployment: it executes those of its own deployment. */
  bound: string[];
  /** Every form and model that it names, bound or not. */
  named: string[];
}

/** What the models among these files need of each other and of the forms. */
export async function linksOf(files: ModelFile[]): Promise<ModelLinks[]> {
  const context = await contextOf(files, {}, []);
  const models = files.filter(({ path }) => path.endsWith(".bpmn"));
  const read = await Promise.all(models.map(async ({ path, content }) => ({ path, processes: await processesOf(content) })));
  const paths = {
    form: new Map(files.filter(({ path }) => path.endsWith(".form")).map(({ path, content }) => [formIdOf(content), path])),
    process: new Map(read.flatMap(({ path, processes }) => processes.map(({ id }) => [id ?? "", path]))),
  };
  return read.map(({ path, processes }) => {
    const uses = processes.flatMap(allElements).flatMap((element) => usesOf(element, context, paths));
    const others = uses.filter((use) => use.path !== path);
    return {
      path,
      bound: [...new Set(others.filter(({ isBound }) => isBound).map((use) => use.path))],
      named: [...new Set(others.map((use) => use.path))],
    };
  });
}

function usesOf(
  element: ModdleElement,
  context: LintContext,
  paths: { form: Map<string | null, string>; process: Map<string, string> },
): { path: string; isBound: boolean }[] {
  const forms = formsOf(element, context).map((form) => paths.form.get(form));
  const called = isA(element, "callActivity") ? [paths.process.get(text(element, "calledElement") ?? "")] : [];
  const use = (binding: string) => (path: string | undefined) =>
    path === undefined ? [] : [{ path, isBound: text(element, binding) === "deployment" }];
  return [...forms.flatMap(use("camunda:formRefBinding")), ...called.flatMap(use("camunda:calledElementBinding"))];
}
