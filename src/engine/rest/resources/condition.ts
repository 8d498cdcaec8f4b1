import { evaluateConditions } from "../../commands/condition.ts";
import type { Shell } from "../../commands/shell.ts";
import { booleanOf, textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { ok, type Route } from "../http.ts";
import { readVariables } from "../read-value.ts";
import { array, boolean, input, nullable, string, variables } from "../schema.ts";
import { processInstanceView, startedInstance } from "./process-instance-view.ts";

/** Conditional start events. */
export function conditionRoutes(shell: Shell): Route[] {
  return [
    {
      ...{ method: "POST", path: "/condition", summary: "Starts what begins with a condition that these variables fulfil." },
      body: input({
        ...{ variables: nullable(variables), businessKey: nullable(string), processDefinitionId: nullable(string) },
        ...{ tenantId: nullable(string), withoutTenantId: boolean },
      }),
      replies: { 200: array(processInstanceView.schema) },
      async handle(request) {
        const body = await request.body();
        const tenantId = textOf(body, "tenantId");
        if (tenantId !== null && booleanOf(body, "withoutTenantId"))
          throw invalid("Parameter 'tenantId' cannot be used together with parameter 'withoutTenantId'.");
        const condition = {
          ...{ businessKey: textOf(body, "businessKey"), variables: readVariables(body.variables) },
          definitionId: textOf(body, "processDefinitionId"),
        };
        // Nobody belongs to a tenant here.
        if (tenantId !== null) return ok([]);
        const started = await evaluateConditions(shell, request.userId, condition);
        return ok(started.map((instance) => startedInstance(instance, null)));
      },
    },
  ];
}
