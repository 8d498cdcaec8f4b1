import { setPriority, setRetries } from "../../commands/external-task-lock.ts";
import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { at } from "../../persistence/database.ts";
import { integerOf } from "../body.ts";
import { plainText } from "../content.ts";
import { asRestException, invalid, RestError } from "../errors.ts";
import { custom, date, flag, integerFilter, list, modifier, never, type QueryKind, text, variablesFilter } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { array, boolean, input, integer, string } from "../schema.ts";
import * as view from "../view.ts";
import { externalTaskBulkRoutes } from "./external-task-bulk.ts";

/** Members of every external task in an answer. */
export const externalTaskFields = {
  ...{ activityId: view.text("activity_id"), activityInstanceId: view.text("activity_instance_id") },
  ...{ errorMessage: view.text("error_message"), executionId: view.text("execution_id"), id: view.text("id") },
  ...{ lockExpirationTime: view.time("lock_expires_at"), createTime: view.time("created_at") },
  ...{ processDefinitionId: view.text("definition_id"), processDefinitionKey: view.text("definition_key") },
  ...{ processDefinitionVersionTag: view.text("version_tag"), processInstanceId: view.text("instance_id") },
  ...{ retries: view.number("retries"), suspended: view.flag("suspended"), workerId: view.text("worker_id") },
  ...{ topicName: view.text("topic"), tenantId: view.none, priority: view.number("priority") },
  businessKey: view.text("business_key"),
};

const externalTaskView = view.view(externalTaskFields);

/** The filters, with the time at which locks are looked at. */
function queryKind(now: () => number): QueryKind {
  const timed = (sql: string) => custom("flag", (value) => (value ? { sql, values: [at(now())] } : null));
  return {
    ...{ from: "external_task t", select: "t.*", order: "t.seq" },
    filters: {
      ...{ externalTaskId: text("t.id = ?"), externalTaskIdIn: list("t.id = any(?)"), topicName: text("t.topic = ?") },
      ...{ workerId: text("t.worker_id = ?"), locked: timed("t.lock_expires_at >= ?") },
      notLocked: timed("(t.lock_expires_at is null or t.lock_expires_at < ?)"),
      withRetriesLeft: flag("(t.retries is null or t.retries > 0)"),
      ...{ noRetriesLeft: flag("t.retries = 0"), lockExpirationAfter: date("t.lock_expires_at > ?") },
      ...{ lockExpirationBefore: date("t.lock_expires_at < ?"), activityId: text("t.activity_id = ?") },
      ...{ activityIdIn: list("t.activity_id = any(?)"), executionId: text("t.execution_id = ?") },
      ...{ processInstanceId: text("t.instance_id = ?"), processInstanceIdIn: list("t.instance_id = any(?)") },
      ...{ processDefinitionId: text("t.definition_id = ?"), tenantIdIn: never("list"), active: flag("not t.suspended") },
      ...{ suspended: flag("t.suspended"), priorityHigherThanOrEquals: integerFilter("t.priority >= ?") },
      priorityLowerThanOrEquals: integerFilter("t.priority <= ?"),
      ...{ processDefinitionKey: text("t.definition_key = ?"), processDefinitionKeyIn: list("t.definition_key = any(?)") },
      processDefinitionName: text("t.definition_id in (select id from process_definition where name = ?)"),
      processDefinitionNameLike: text("t.definition_id in (select id from process_definition where name like ?)"),
      ...{ variableNamesIgnoreCase: modifier, variableValuesIgnoreCase: modifier },
      processVariables: variablesFilter(
        "v.instance_id = t.instance_id and v.execution_id = t.instance_id and v.task_id is null",
        { names: "variableNamesIgnoreCase", values: "variableValuesIgnoreCase" },
      ),
    },
    sorts: {
      ...{ id: "t.id", lockExpirationTime: "t.lock_expires_at", processInstanceId: "t.instance_id", tenantId: "null::text" },
      ...{ processDefinitionId: "t.definition_id", processDefinitionKey: "t.definition_key", taskPriority: "t.priority" },
      createTime: "t.created_at",
    },
  };
}

/** External tasks as people look at and repair them. */
export function externalTaskRoutes(shell: Shell): Route[] {
  const find = async (id: string) => {
    const [row] = await shell.database.run("external task", "select * from external_task where id = $1", [id]);
    return row;
  };
  const kind = queryKind(shell.now);
  const lists = listRoutes({
    ...{ shell, path: "/external-task", what: "external tasks", kind, schema: externalTaskView.schema },
    present: (rows) => rows.map(externalTaskView.read),
  });
  return [
    ...lists,
    {
      ...{ method: "GET", path: "/external-task/topic-names", summary: "The topics of the open external tasks." },
      query: { withLockedTasks: boolean, withUnlockedTasks: boolean, withRetriesLeft: boolean },
      replies: { 200: array(string) },
      async handle({ query }) {
        const rows = await shell.database.query(
          `select distinct topic from external_task
            where (not $1 or lock_expires_at >= $4) and (not $2 or lock_expires_at is null or lock_expires_at < $4)
              and (not $3 or retries is null or retries > 0) order by topic`,
          [
            ...["withLockedTasks", "withUnlockedTasks", "withRetriesLeft"].map((name) => query.get(name) === "true"),
            at(shell.now()),
          ],
        );
        return ok(rows.map((row) => row.topic));
      },
    },
    {
      ...{ method: "GET", path: "/external-task/{id}", summary: "One external task.", replies: { 200: externalTaskView.schema } },
      async handle({ params }) {
        const row = await find(params.id!);
        if (row === undefined) throw new RestError(404, "RestException", `External task with id ${params.id} does not exist`);
        return ok(externalTaskView.read(row));
      },
    },
    {
      ...{ method: "GET", path: "/external-task/{id}/errorDetails", summary: "What the worker said of its last failure." },
      replies: { 200: "text/plain", 204: null },
      async handle({ params }) {
        const row = await find(params.id!);
        if (row === undefined)
          throw new EngineException(`No external task found with id ${params.id}: externalTask is null`, "NullValueException");
        return row.error_details === null ? noContent : plainText(row.error_details);
      },
    },
    {
      ...{ method: "PUT", path: "/external-task/{id}/retries", summary: "Sets the retries; more than 0 resolves the incident." },
      ...{ body: input({ retries: integer }), replies: { 204: null } },
      async handle(request) {
        const retries = integerOf(await request.body(), "retries");
        if (retries === null) throw invalid("The number of retries cannot be null.");
        await notFoundAs404(() => setRetries(shell, request.userId, request.params.id!, retries));
        return noContent;
      },
    },
    ...externalTaskBulkRoutes(shell, kind),
    {
      ...{ method: "PUT", path: "/external-task/{id}/priority", summary: "Sets the priority for fetching." },
      ...{ body: input({ priority: integer }), replies: { 204: null } },
      async handle(request) {
        const priority = integerOf(await request.body(), "priority");
        if (priority === null) throw new EngineException("priority is null", "NullValueException");
        await asRestException(() => setPriority(shell, request.userId, request.params.id!, priority));
        return noContent;
      },
    },
  ];
}

async function notFoundAs404<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EngineException && error.type === "NotFoundException")
      throw new RestError(404, "RestException", error.message, error.code);
    throw error;
  }
}
