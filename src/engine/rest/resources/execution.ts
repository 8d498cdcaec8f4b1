import { triggerMessage } from "../../commands/message.ts";
import type { Shell } from "../../commands/shell.ts";
import { triggerExecution } from "../../commands/signal.ts";
import { invalid, prefixed } from "../errors.ts";
import { flag, modifier, never, only, type QueryKind, text, variablesFilter, withoutNotLike } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { readVariables } from "../read-value.ts";
import { boolean, input, nullable, variables } from "../schema.ts";
import * as view from "../view.ts";
import { variableRoutes } from "./variables.ts";

const executionView = view.view({
  ...{ id: view.text("id"), processInstanceId: view.text("instance_id"), ended: view.constant(false, boolean) },
  tenantId: view.none,
});

const subscription = (type: string) =>
  `exists (select from event_subscription s where s.execution_id = t.id and s.type = '${type}' and s.name = ?)`;
const openIncident = "exists (select from incident i where i.execution_id = t.id and i.ended_at is null";

/** Where activity `a` is now: its task may have gone over to another execution, its history says so only in the end. */
const currentExecution = "coalesce((select k.execution_id from task k where k.id = a.task_id), a.execution_id)";

const ignoreCase = { names: "variableNamesIgnoreCase", values: "variableValuesIgnoreCase" };

const kind: QueryKind = {
  from: `(select id, seq, id as instance_id from process_instance where ended_at is null
          union all select id, seq, instance_id from execution) t
         join process_instance p on p.id = t.instance_id join process_definition d on d.id = p.definition_id`,
  ...{ select: "t.*", order: "t.instance_id, t.seq" },
  filters: {
    ...{ businessKey: text("p.business_key = ?"), processDefinitionId: text("p.definition_id = ?") },
    ...{ processDefinitionKey: text("d.key = ?"), processInstanceId: text("t.instance_id = ?") },
    activityId: text(
      `exists (select from activity_instance a where a.instance_id = t.instance_id and a.ended_at is null and a.activity_id = ?
         and ${currentExecution} = t.id)`,
    ),
    ...{
      signalEventSubscriptionName: text(subscription("signal")),
      active: flag("not p.suspended"),
      suspended: flag("p.suspended"),
    },
    ...{ messageEventSubscriptionName: text(subscription("message")), incidentId: text(`${openIncident} and i.id = ?)`) },
    ...{ incidentType: text(`${openIncident} and i.type = ?)`), incidentMessage: text(`${openIncident} and i.message = ?)`) },
    ...{ incidentMessageLike: text(`${openIncident} and i.message like ?)`), tenantIdIn: never("list") },
    ...{ variableNamesIgnoreCase: modifier, variableValuesIgnoreCase: modifier },
    variables: only(
      withoutNotLike,
      variablesFilter("v.instance_id = t.instance_id and v.execution_id = t.id and v.task_id is null", ignoreCase),
    ),
    processVariables: only(
      ["eq", "neq"],
      variablesFilter("v.instance_id = t.instance_id and v.execution_id = t.instance_id and v.task_id is null", ignoreCase),
    ),
  },
  sorts: { instanceId: "t.instance_id", definitionKey: "d.key", definitionId: "p.definition_id", tenantId: "null::text" },
};

/** Executions: the process instances and the tokens and scopes inside them. */
export function executionRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/execution", what: "executions", kind, schema: executionView.schema },
      present: (rows) => rows.map(executionView.read),
    }),
    {
      ...{ method: "GET", path: "/execution/{id}", summary: "One execution.", replies: { 200: executionView.schema } },
      async handle({ params }) {
        const [row] = await shell.database.query(`select t.* from ${kind.from} where t.id = $1`, [params.id]);
        if (row === undefined) throw invalid(`Execution with id ${params.id} does not exist`, 404);
        return ok(executionView.read(row));
      },
    },
    {
      ...{ method: "POST", path: "/execution/{id}/signal", summary: "Lets an execution go on, whatever it waits for." },
      ...{ body: input({ variables: nullable(variables) }), replies: { 204: null } },
      async handle(request) {
        const id = request.params.id!;
        const body = await request.body();
        const work = () => triggerExecution(shell, request.userId, id, readVariables(body.variables));
        await prefixed(`Cannot signal execution ${id}: `, work, 500);
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/execution/{id}/messageSubscriptions/{messageName}/trigger" },
      ...{ summary: "Delivers a message to one execution.", body: input({ variables }), replies: { 204: null } },
      async handle(request) {
        const { id, messageName } = request.params;
        const body = await request.body();
        await prefixed(`Cannot trigger message ${messageName} for execution ${id}: `, () =>
          triggerMessage(shell, request.userId, {
            ...{ executionId: id!, messageName: messageName!, variables: readVariables(body.variables) },
          }),
        );
        return noContent;
      },
    },
    {
      ...{ method: "GET", path: "/execution/{id}/messageSubscriptions/{messageName}", summary: "What an execution waits for." },
      replies: { 200: eventSubscriptionView.schema },
      async handle({ params }) {
        const [row] = await shell.database.query(
          "select * from event_subscription where execution_id = $1 and type = 'message' and name = $2",
          [params.id, params.messageName],
        );
        const { id, messageName } = params;
        if (row) return ok(eventSubscriptionView.read(row));
        throw invalid(`Message event subscription for execution ${id} named ${messageName} does not exist`, 404);
      },
    },
    ...variableRoutes(shell, {
      ...{ path: "/execution/{id}/localVariables", noun: "execution", plural: "execution", local: true },
      scope: (executionId) => ({ executionId }),
    }),
  ];
}

const eventSubscriptionView = view.view({
  ...{ id: view.text("id"), eventType: view.text("type"), eventName: view.text("name"), executionId: view.text("execution_id") },
  ...{ processInstanceId: view.text("instance_id"), activityId: view.text("activity_id") },
  ...{ createdDate: view.time("created_at"), tenantId: view.none },
});

const subscriptionKind: QueryKind = {
  ...{ from: "event_subscription t", select: "t.*", order: "t.seq" },
  filters: {
    ...{ eventSubscriptionId: text("t.id = ?"), eventName: text("t.name = ?"), eventType: text("t.type = ?") },
    ...{ executionId: text("t.execution_id = ?"), processInstanceId: text("t.instance_id = ?") },
    ...{ activityId: text("t.activity_id = ?"), tenantIdIn: never("list"), withoutTenantId: flag("true") },
    includeEventSubscriptionsWithoutTenantId: flag("true"),
  },
  sorts: { created: "t.created_at", tenantId: "null::text" },
};

/** What waits for messages and signals. */
export function eventSubscriptionRoutes(shell: Shell): Route[] {
  return listRoutes({
    ...{ shell, path: "/event-subscription", what: "event subscriptions", kind: subscriptionKind, onlyGet: true },
    ...{ schema: eventSubscriptionView.schema, present: (rows) => rows.map(eventSubscriptionView.read) },
  });
}
