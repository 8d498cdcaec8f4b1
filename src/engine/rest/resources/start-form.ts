import { choose } from "../../commands/scope.ts";
import type { Shell } from "../../commands/shell.ts";
import type { Deployed } from "../../definitions/registry.ts";
import { shownValues } from "../../forms/form-fields.ts";
import { invalid, RestError } from "../errors.ts";
import { ok, type RestRequest, type Route } from "../http.ts";
import { boolean, string, variables } from "../schema.ts";
import { writeVariables } from "../write-value.ts";
import { deployedFormSchema, formSchema, renderedFormKey, sendDeployedForm, sendRenderedForm, writeFormRef } from "./form.ts";
import type { Addressing } from "./process-definition.ts";

/** The start form of a definition. */
export function startFormRoutes(shell: Shell, { prefix, id: idOf }: Addressing): Route[] {
  const require = async (request: RestRequest, missing: (id: string) => RestError): Promise<Deployed> => {
    const id = await idOf(request);
    const definition = await shell.definitions.load(id);
    if (definition === null) throw missing(id);
    return definition;
  };
  const notDeployed = (id: string) =>
    invalid(`no deployed process definition found with id '${id}': processDefinition is null`, 404);
  return [
    {
      ...{ method: "GET", path: `${prefix}/startForm`, summary: "How the start form is called." },
      replies: { 200: formSchema },
      async handle(request) {
        const definition = await require(request, (id) =>
          new RestError(400, "InvalidRequestException", `Cannot get start form data for process definition ${id}`, 0));
        const { formKey, formRef, formData } = startForm(definition);
        const key = formKey ?? (formData && formRef === null ? renderedFormKey(`process-definition/${definition.id}`) : null);
        return ok({ key, camundaFormRef: writeFormRef(formRef), contextPath: null });
      },
    },
    {
      ...{ method: "GET", path: `${prefix}/deployed-start-form`, summary: "The start form itself." },
      replies: { 200: deployedFormSchema },
      async handle(request) {
        const definition = await require(request, notDeployed);
        return sendDeployedForm(shell, { ...startForm(definition), deploymentId: definition.deploymentId });
      },
    },
    {
      ...{ method: "GET", path: `${prefix}/rendered-form`, summary: "HTML for the fields of the start form." },
      replies: { 200: "application/xhtml+xml" },
      async handle(request) {
        const definition = await require(request, notDeployed);
        const { formData } = startForm(definition);
        if (formData) return sendRenderedForm(shell, formData, {});
        throw invalid(`No matching rendered start form for process definition with the id ${definition.id} found.`, 404);
      },
    },
    {
      ...{
        method: "GET",
        path: `${prefix}/form-variables`,
        summary: "What the fields of the start form show.",
      },
      ...{ query: { variableNames: string, deserializeValues: boolean }, replies: { 200: variables } },
      async handle(request) {
        const definition = await require(request, (id) => {
          const missing = `no deployed process definition found with id '${id}': processDefinition is null`;
          return new RestError(400, "NotFoundException", missing, 0);
        });
        const { formData } = startForm(definition);
        const names = request.query.get("variableNames");
        const shown = formData ? shownValues(formData, {}, shell.now()) : {};
        return ok(writeVariables(choose(shown, names === null ? undefined : new Set(names.split(",")))));
      },
    },
  ];
}

/** What the start event says of its form. */
export function startForm(definition: Deployed) {
  const start = definition.startEvents.find(({ kind }) => kind === "none") ?? definition.startEvents[0];
  return { formKey: start?.formKey ?? null, formRef: start?.formRef ?? null, formData: start?.formData ?? null };
}
