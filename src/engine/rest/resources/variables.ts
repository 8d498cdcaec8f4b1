import type { Shell } from "../../commands/shell.ts";
import { changeVariables, readVariables as readScope, type Scope, type VariableChanges } from "../../commands/variables.ts";
import type { TypedValue } from "../../core/types/values.ts";
import { listOf } from "../body.ts";
import { binaryValue } from "../content.ts";
import { invalid, prefixed } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { readForm } from "../multipart.ts";
import { readValue, readVariables } from "../read-value.ts";
import { array, boolean, input, nullable, string, variables, variableValue } from "../schema.ts";
import { uploadedValue } from "../uploaded-value.ts";
import { writeValue, writeVariables } from "../write-value.ts";

export interface VariableOwner {
  /** `/process-instance/{id}/variables` */
  path: string;
  /** `process instance`, in messages: "Cannot put process instance variable x: …". */
  noun: string;
  /** In "Cannot modify variables for …". */
  plural: string;
  scope(id: string): Scope;
  local: boolean;
}

/** Variables of a process instance, an execution or a task. */
export function variableRoutes(shell: Shell, owner: VariableOwner): Route[] {
  const { path, noun, plural, scope, local } = owner;
  const one = `${path}/{varName}`;
  const find = async ({ params }: RestRequest): Promise<TypedValue | undefined> => {
    const all = await readScope(shell, scope(params.id!), local);
    return Object.hasOwn(all, params.varName!) ? all[params.varName!] : undefined;
  };
  const missing = (name: string) => invalid(`${noun} variable with name ${name} does not exist`, 404);
  const change = (request: RestRequest, changes: VariableChanges) =>
    changeVariables(shell, request.userId, { scope: scope(request.params.id!), local, ...changes });
  const write = (request: RestRequest, value: TypedValue) =>
    change(request, { modifications: { [request.params.varName!]: value }, deletions: [], operationType: "SetVariable" });
  return [
    {
      ...{
        method: "GET",
        path,
        summary: `Variables of a ${noun}.`,
        query: { deserializeValues: boolean },
      },
      replies: { 200: variables },
      async handle({ params, query }) {
        const all = await readScope(shell, scope(params.id!), local);
        return ok(writeVariables(all, query.get("deserializeValues") !== "false"));
      },
    },
    {
      ...{ method: "POST", path, summary: `Changes and removes variables of a ${noun}.` },
      body: input({ modifications: nullable(variables), deletions: nullable(array(string)) }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const modifications = await prefixed(`Cannot modify variables for ${plural}: `, () => readVariables(body.modifications));
        const deletions = listOf(body, "deletions") ?? [];
        await prefixed(`Cannot modify variables for ${plural} ${request.params.id}: `, () =>
          change(request, { modifications, deletions, operationType: "ModifyVariable" }),
        );
        return noContent;
      },
    },
    {
      ...{ method: "GET", path: one, summary: `One variable of a ${noun}.`, query: { deserializeValue: boolean } },
      replies: { 200: variableValue },
      async handle(request) {
        const name = request.params.varName!;
        const deserialize = request.query.get("deserializeValue") !== "false";
        const value = await prefixed(`Cannot get ${noun} variable ${name}: `, async () => {
          const variable = await find(request);
          return variable && writeValue(variable, { deserialize, name });
        });
        if (value === undefined) throw missing(name);
        return ok(value);
      },
    },
    {
      ...{ method: "PUT", path: one, summary: `Writes a variable of a ${noun}.`, body: variableValue, replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const name = request.params.varName!;
        await prefixed(`Cannot put ${noun} variable ${name}: `, () => write(request, readValue(body, name)));
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: one, summary: `Removes a variable of a ${noun}.`, replies: { 204: null } },
      async handle(request) {
        const name = request.params.varName!;
        await prefixed(`Cannot delete ${noun} variable ${name}: `, () =>
          change(request, { modifications: {}, deletions: [name], operationType: "RemoveVariable" }),
        );
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: `${one}/data`, summary: "Uploads a File or Bytes variable." },
      multipart: { data: { type: "string", format: "binary" }, valueType: string, type: string },
      replies: { 204: null },
      async handle(request) {
        const value = uploadedValue(await readForm(request));
        await prefixed(`Cannot put ${noun} variable ${request.params.varName}: `, () => write(request, value));
        return noContent;
      },
    },
    {
      ...{ method: "GET", path: `${one}/data`, summary: "The content of a File or Bytes variable." },
      replies: { 200: "application/octet-stream" },
      async handle(request) {
        const name = request.params.varName!;
        const variable = await prefixed(`Cannot get ${noun} variable ${name}: `, () => find(request));
        if (variable === undefined) throw missing(name);
        return binaryValue(variable, request.params.id!);
      },
    },
  ];
}
