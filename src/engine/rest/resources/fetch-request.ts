import { requireWorker } from "../../commands/external-task.ts";
import type { FetchRequest, TopicRequest } from "../../commands/fetch-and-lock.ts";
import { variableCondition } from "../../commands/variable-condition.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { booleanOf, integerOf, listOf, textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { readValue } from "../read-value.ts";
import { array, boolean, input, integer, nullable, string } from "../schema.ts";

export const topicSchema = input({
  ...{ topicName: string, lockDuration: integer, variables: nullable(array(string)), localVariables: boolean },
  ...{ deserializeValues: boolean, businessKey: nullable(string), processDefinitionId: nullable(string) },
  ...{ processDefinitionIdIn: nullable(array(string)), processDefinitionKey: nullable(string) },
  ...{ processDefinitionKeyIn: nullable(array(string)), processDefinitionVersionTag: nullable(string) },
  ...{ processVariables: { type: ["object", "null"] }, tenantIdIn: nullable(array(string)), withoutTenantId: boolean },
  includeExtensionProperties: boolean,
});

/** Reads what a worker wants to fetch. Throws as Camunda does. */
export function readFetch(body: Record<string, unknown>): FetchRequest {
  const order = readOrder(body.sorting);
  const workerId = textOf(body, "workerId");
  requireWorker(workerId);
  const maxTasks = integerOf(body, "maxTasks") ?? 0;
  if (maxTasks < 0) throw new EngineException("maxResults is not greater than or equal to 0");
  const given = (body.topics ?? []) as unknown;
  if (!Array.isArray(given)) throw invalid("");
  const topics = new Map<string, TopicRequest>();
  for (const topic of given) {
    const request = readTopic(topic as Record<string, unknown>);
    // The same topic twice: the last one counts.
    topics.set(request.topicName, request);
  }
  return { workerId, maxTasks, order, usePriority: booleanOf(body, "usePriority"), topics: [...topics.values()] };
}

function readOrder(sorting: unknown): FetchRequest["order"] {
  if (sorting === undefined || sorting === null) return "none";
  if (!Array.isArray(sorting)) throw invalid("");
  let order: FetchRequest["order"] = "none";
  for (const { sortBy, sortOrder } of sorting as { sortBy?: string; sortOrder?: string }[]) {
    if (sortBy !== "createTime") throw invalid(`Cannot set query sortBy parameter to value ${sortBy}`);
    if (sortOrder === undefined || sortOrder === null)
      throw new EngineException(
        "Invalid query: call asc() or desc() after using orderByXX(): direction is null",
        "NotValidException",
      );
    if (sortOrder !== "asc" && sortOrder !== "desc") throw invalid(`Cannot set query sortOrder parameter to value ${sortOrder}`);
    order = sortOrder === "asc" ? "oldest" : "newest";
  }
  return order;
}

function readTopic(topic: Record<string, unknown>): TopicRequest {
  const topicName = textOf(topic, "topicName");
  if (topicName === null) throw new EngineException("topicName is null", "NullValueException");
  const lockDuration = integerOf(topic, "lockDuration") ?? 0;
  if (lockDuration <= 0) throw new EngineException("lockTime is not greater than 0");
  const names = listOf(topic, "variables");
  const conditions: TopicRequest["conditions"] = [];
  const narrow = (member: string, sql: string) => {
    const value = textOf(topic, member);
    if (value !== null) conditions.push({ sql, values: [value] });
  };
  const narrowIn = (member: string, sql: string) => {
    const value = listOf(topic, member);
    if (value) conditions.push({ sql, values: [value] });
  };
  narrow("businessKey", "t.business_key = ?");
  narrow("processDefinitionId", "t.definition_id = ?");
  narrowIn("processDefinitionIdIn", "t.definition_id = any(?)");
  narrow("processDefinitionKey", "t.definition_key = ?");
  narrowIn("processDefinitionKeyIn", "t.definition_key = any(?)");
  narrow("processDefinitionVersionTag", "t.version_tag = ?");
  if (listOf(topic, "tenantIdIn")) conditions.push({ sql: "false", values: [] });
  for (const [name, value] of Object.entries((topic.processVariables ?? {}) as object)) {
    if (value !== null && typeof value === "object") throw new EngineException("Object values cannot be used to query");
    const condition = variableCondition(name, "eq", readValue({ value }));
    const scope = "v.instance_id = t.instance_id and v.execution_id = t.instance_id and v.task_id is null";
    conditions.push({ sql: `exists (select from variable v where ${scope} and ${condition.sql})`, values: condition.values });
  }
  return {
    ...{ topicName, lockDuration, conditions, localVariables: booleanOf(topic, "localVariables") },
    includeExtensionProperties: booleanOf(topic, "includeExtensionProperties"),
    ...{ deserializeValues: booleanOf(topic, "deserializeValues"), ...(names ? { variables: new Set(names) } : {}) },
  };
}
