import type { Shell } from "../../commands/shell.ts";
import type { Deployed } from "../../definitions/registry.ts";
import { invalid, RestError } from "../errors.ts";
import { ok, type RestRequest, type Route } from "../http.ts";
import { boolean, string, variables } from "../schema.ts";
import { deployedFormSchema, formSchema, sendDeployedForm, writeFormRef } from "./form.ts";
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
        const { formKey, formRef } = startForm(definition);
        return ok({ key: formKey, camundaFormRef: writeFormRef(formRef), contextPath: null });
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
      ...{ method: "GET", path: `${prefix}/rendered-form`, summary: "Rendered forms do not exist here." },
      replies: { 404: {} },
      async handle(request) {
        const { id } = await require(request, notDeployed);
        throw invalid(`No matching rendered start form for process definition with the id ${id} found.`, 404);
      },
    },
    {
      ...{
        method: "GET",
        path: `${prefix}/form-variables`,
        summary: "The variables of the start form; nothing is known before the start.",
      },
      ...{ query: { variableNames: string, deserializeValues: boolean }, replies: { 200: variables } },
      async handle(request) {
        await require(request, notDeployed);
        return ok({});
      },
    },
  ];
}

/** What the start event says of its form. */
function startForm(definition: Deployed) {
  const start = definition.startEvents.find(({ kind }) => kind === "none") ?? definition.startEvents[0];
  return { formKey: start?.formKey ?? null, formRef: start?.formRef ?? null };
}
