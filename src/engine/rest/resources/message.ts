import { type CorrelationResult, correlateMessage } from "../../commands/message.ts";
import { correlateToAll } from "../../commands/message-for-all.ts";
import type { Shell } from "../../commands/shell.ts";
import { broadcastSignal, signalExecution } from "../../commands/signal.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { booleanOf, textOf } from "../body.ts";
import { invalid, prefixed, RestError } from "../errors.ts";
import { noContent, ok, type Route } from "../http.ts";
import { readVariables } from "../read-value.ts";
import { array, boolean, input, nullable, object, string, variables } from "../schema.ts";
import { startedVariables } from "../started-variables.ts";
import { writeVariables } from "../write-value.ts";
import { processInstanceView, startedInstance } from "./process-instance-view.ts";

const executionSchema = object({ id: string, processInstanceId: string, ended: boolean, tenantId: { type: "null" } });
const result = object({
  ...{ resultType: string, execution: nullable(executionSchema), processInstance: nullable(processInstanceView.schema) },
});
const resultSchema = { ...result, properties: { ...(result.properties as object), variables } };

/** Messages and signals. */
export function messageRoutes(shell: Shell): Route[] {
  return [
    {
      ...{ method: "POST", path: "/message", summary: "Delivers a message to what waits for it, or starts what begins with it." },
      body: input({
        ...{
          messageName: string,
          businessKey: nullable(string),
          processInstanceId: nullable(string),
          tenantId: nullable(string),
        },
        ...{ correlationKeys: nullable(variables), localCorrelationKeys: nullable(variables), all: boolean },
        ...{ processVariables: nullable(variables), processVariablesLocal: nullable(variables), resultEnabled: boolean },
        ...{ variablesInResultEnabled: boolean, withoutTenantId: boolean },
      }),
      replies: { 200: array(resultSchema), 204: null },
      async handle(request) {
        const body = await request.body();
        const messageName = textOf(body, "messageName");
        if (messageName === null) throw invalid("No message name supplied");
        const tenantId = textOf(body, "tenantId");
        if (tenantId !== null && booleanOf(body, "withoutTenantId"))
          throw invalid("Parameter 'tenantId' cannot be used together with parameter 'withoutTenantId'.");
        const wantsResult = booleanOf(body, "resultEnabled");
        const wantsVariables = booleanOf(body, "variablesInResultEnabled");
        if (wantsVariables && !wantsResult)
          throw invalid("Parameter 'variablesInResultEnabled' cannot be used without 'resultEnabled' set to true.");
        const values = await prefixed("Cannot deliver message: ", () => ({
          ...{ correlationKeys: readVariables(body.correlationKeys), variables: readVariables(body.processVariables) },
          localCorrelationKeys: readVariables(body.localCorrelationKeys),
          localVariables: readVariables(body.processVariablesLocal),
        }));
        try {
          const correlate = booleanOf(body, "all") ? correlateToAll : correlateMessage;
          const results = await correlate(shell, request.userId, {
            ...{ messageName, businessKey: textOf(body, "businessKey"), ...values },
            processInstanceId: textOf(body, "processInstanceId"),
          });
          return wantsResult ? ok(results.map((result) => present(result, wantsVariables))) : noContent;
        } catch (error) {
          if (error instanceof EngineException && error.type.endsWith("MismatchingMessageCorrelationException"))
            throw new RestError(400, "RestException", error.message, error.code);
          throw error;
        }
      },
    },
    {
      ...{ method: "POST", path: "/signal", summary: "Delivers a signal to everything that waits for it." },
      body: input({
        name: string,
        executionId: nullable(string),
        variables: nullable(variables),
        tenantId: nullable(string),
        withoutTenantId: boolean,
      }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const name = textOf(body, "name");
        if (name === null) throw invalid("No signal name given");
        const values = await prefixed("Cannot send signal: ", () => readVariables(body.variables));
        const executionId = textOf(body, "executionId");
        const tenantId = textOf(body, "tenantId");
        if (executionId !== null && tenantId !== null)
          throw new EngineException(
            "ENGINE-13027 Cannot specify a tenant-id when deliver a signal to a single execution.",
            "BadUserRequestException",
          );
        if (executionId !== null) await signalExecution(shell, request.userId, executionId, { name, variables: values });
        // Nobody belongs to a tenant here.
        else if (tenantId === null) await broadcastSignal(shell, request.userId, name, values);
        return noContent;
      },
    },
  ];
}

function present(result: CorrelationResult, withVariables: boolean) {
  if (result.kind === "execution") {
    const { executionId: id, instanceId: processInstanceId, ended } = result;
    const answer = {
      resultType: "Execution",
      execution: { id, processInstanceId, ended, tenantId: null },
      processInstance: null,
    };
    return withVariables ? { ...answer, variables: writeVariables(result.variables) } : answer;
  }
  const processInstance = startedInstance(result.started, null);
  const answer = { resultType: "ProcessDefinition", execution: null, processInstance };
  return withVariables ? { ...answer, variables: writeVariables(startedVariables(result.started, {})) } : answer;
}
