import type { Shell } from "../../commands/shell.ts";
import { startProcess } from "../../commands/start-process.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import type { Deployed } from "../../definitions/registry.ts";
import { submittedVariables } from "../../forms/form-fields.ts";
import { booleanOf, textOf } from "../body.ts";
import { prefixed } from "../errors.ts";
import { ok, type Reply, type RestRequest, type Route } from "../http.ts";
import { readVariables } from "../read-value.ts";
import { boolean, input, nullable, string, variables } from "../schema.ts";
import { startedVariables } from "../started-variables.ts";
import { writeVariables } from "../write-value.ts";
import type { Addressing } from "./process-definition.ts";
import { startedInstance, startedInstanceSchema } from "./process-instance-view.ts";
import { startForm } from "./start-form.ts";
import { readStartInstructions } from "./start-instructions.ts";

const startBody = input({
  ...{ businessKey: nullable(string), variables: nullable(variables), withVariablesInReturn: boolean },
  startInstructions: { type: ["array", "null"] },
  ...{ skipCustomListeners: boolean, skipIoMappings: boolean },
});

const formBody = input({ businessKey: nullable(string), variables: nullable(variables) });

/** Starting an instance of a definition. */
export function startRoutes(shell: Shell, { prefix, id: idOf }: Addressing): Route[] {
  const start = async (request: RestRequest, byForm = false): Promise<Reply> => {
    const id = await idOf(request);
    const body = await request.body();
    const explain = `Cannot instantiate process definition ${id}: `;
    const { started, given } = await prefixed(
      explain,
      async () => {
        const definition = await deployed(shell, id);
        const instructions = readStartInstructions(definition, body.startInstructions);
        const values = readVariables(body.variables);
        const form = byForm ? startForm(definition).formData : null;
        const given = form ? submittedVariables(form, values, {}, shell.now()) : values;
        const started = await startProcess(shell, request.userId, definition, {
          ...{ businessKey: textOf(body, "businessKey"), variables: given },
          ...(instructions ? { startInstructions: instructions } : {}),
          skipCustomListeners: booleanOf(body, "skipCustomListeners"),
          skipIoMappings: booleanOf(body, "skipIoMappings"),
        });
        return { started, given };
      },
      500,
    );
    const answer = startedInstance(started, request.baseUrl);
    if (!booleanOf(body, "withVariablesInReturn")) return ok(answer);
    return ok({ ...answer, variables: writeVariables(startedVariables(started, given)) });
  };
  const withVariables = {
    ...startedInstanceSchema,
    properties: { ...(startedInstanceSchema.properties as object), variables },
  };
  return [
    {
      ...{ method: "POST", path: `${prefix}/start`, summary: "Starts an instance.", body: startBody },
      ...{ replies: { 200: withVariables }, handle: (request) => start(request) },
    },
    {
      ...{ method: "POST", path: `${prefix}/submit-form`, summary: "Starts an instance with the values of its start form." },
      ...{ body: formBody, replies: { 200: startedInstanceSchema }, handle: (request) => start(request, true) },
    },
  ];
}

/** The definition with this id. Throws what Camunda says when there is none. */
async function deployed(shell: Shell, id: string): Promise<Deployed> {
  const definition = await shell.definitions.load(id);
  if (definition) return definition;
  throw new EngineException(
    `no deployed process definition found with id '${id}': processDefinition is null`,
    "NullValueException",
  );
}
