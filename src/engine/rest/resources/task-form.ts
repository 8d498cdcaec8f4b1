import { taskFormData } from "../../commands/form.ts";
import { loadTask, treeOf } from "../../commands/load.ts";
import { choose, taskVariables } from "../../commands/scope.ts";
import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { shownValues } from "../../forms/form-fields.ts";
import type { Row } from "../../persistence/database.ts";
import { invalid, RestError } from "../errors.ts";
import { ok, type Route } from "../http.ts";
import { boolean, string, variables } from "../schema.ts";
import { writeVariables } from "../write-value.ts";
import {
  deployedFormSchema,
  formSchema,
  renderedFormKey,
  resolveForm,
  sendDeployedForm,
  sendRenderedForm,
  writeFormRef,
} from "./form.ts";

/** Forms of open tasks. */
export function taskFormRoutes(shell: Shell): Route[] {
  const variablesOf = (row: Row) => (row.tree_state === null ? {} : taskVariables(treeOf(row).state, row.id, row.execution_id));
  const formOf = (row: Row) => resolveForm(shell, { formKey: row.form_key, formRef: row.form_ref }, () => variablesOf(row));
  return [
    {
      ...{ method: "GET", path: "/task/{id}/form", summary: "How the form of a task is called.", replies: { 200: formSchema } },
      async handle({ params }) {
        const row = await loadTask(shell, params.id!);
        if (row === undefined) throw new RestError(400, "RestException", `Cannot get form for task ${params.id}`, 0);
        const unreadable = new RestError(400, "RestException", `Cannot get form for task ${params.id}`, 0);
        try {
          const { formKey, formRef } = formOf(row);
          const formData = await taskFormData(shell, row);
          if (formData) shownValues(formData, variablesOf(row), shell.now());
          const key = formKey ?? (formData && formRef === null ? renderedFormKey(`task/${params.id}`) : null);
          return ok({ key, camundaFormRef: writeFormRef(formRef), contextPath: null });
        } catch (error) {
          throw error instanceof EngineException ? unreadable : error;
        }
      },
    },
    {
      ...{
        method: "GET",
        path: "/task/{id}/deployed-form",
        summary: "The form of a task.",
        replies: { 200: deployedFormSchema },
      },
      async handle({ params }) {
        const row = await loadTask(shell, params.id!);
        if (row === undefined) throw invalid(`No matching task with id ${params.id}`, 404);
        return sendDeployedForm(shell, { ...formOf(row), deploymentId: row.deployment_id });
      },
    },
    {
      ...{ method: "GET", path: "/task/{id}/rendered-form", summary: "HTML for the form fields of a task." },
      replies: { 200: "application/xhtml+xml" },
      async handle({ params }) {
        const row = await loadTask(shell, params.id!);
        if (row === undefined) throw new EngineException(`Task '${params.id}' not found: task is null`, "NullValueException");
        const formData = await taskFormData(shell, row);
        if (formData) return sendRenderedForm(shell, formData, variablesOf(row));
        throw invalid(`No matching rendered form for task with the id ${params.id} found.`, 404);
      },
    },
    {
      ...{ method: "GET", path: "/task/{id}/form-variables", summary: "The variables a form of the task may show." },
      ...{ query: { variableNames: string, deserializeValues: boolean }, replies: { 200: variables } },
      async handle({ params, query }) {
        const row = await loadTask(shell, params.id!);
        if (row === undefined)
          throw new EngineException(`Cannot find task with id '${params.id}'.: task is null`, "BadUserRequestException");
        const known = variablesOf(row);
        const formData = await taskFormData(shell, row);
        const all = formData ? { ...known, ...shownValues(formData, known, shell.now()) } : known;
        const names = query.get("variableNames");
        const chosen = choose(all, names === null ? undefined : new Set(names.split(",")));
        return ok(writeVariables(chosen, query.get("deserializeValues") !== "false"));
      },
    },
  ];
}
