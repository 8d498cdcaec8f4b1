import type { StartedInstance } from "../../commands/start-process.ts";
import { any, array, boolean, links, nullable, object, string } from "../schema.ts";
import * as view from "../view.ts";

/** A running process instance as answers show it. */
export const processInstanceView = view.view({
  ...{ links: view.constant([], array(any)), id: view.text("id"), definitionId: view.text("definition_id") },
  ...{ businessKey: view.text("business_key"), caseInstanceId: view.none },
  ended: view.computed(boolean, (row) => row.ended_at !== null),
  ...{ suspended: view.flag("suspended"), tenantId: view.none, definitionKey: view.text("definition_key") },
});

export const startedInstanceSchema = object({
  ...{ links, id: string, definitionId: string, businessKey: nullable(string), caseInstanceId: { type: "null" } },
  ...{ ended: boolean, suspended: boolean, tenantId: { type: "null" }, definitionKey: string },
});

/** An instance that has just been started. */
export function startedInstance({ id, definition, businessKey, result }: StartedInstance, baseUrl: string | null) {
  return {
    links: baseUrl === null ? [] : [{ method: "GET", href: `${baseUrl}/process-instance/${id}`, rel: "self" }],
    ...{ id, definitionId: definition.id, businessKey, caseInstanceId: null, ended: !result.state?.instances[id] },
    ...{ suspended: false, tenantId: null, definitionKey: definition.key },
  };
}
