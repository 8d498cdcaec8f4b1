import { createIncident, resolveIncident } from "../../commands/custom-incident.ts";
import type { Shell, UserId } from "../../commands/shell.ts";
import { logOperation } from "../../commands/user-operation.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { date, list, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { input, nullable, string } from "../schema.ts";
import * as view from "../view.ts";

const incidentView = view.view({
  ...{ id: view.text("id"), processDefinitionId: view.text("definition_id"), processInstanceId: view.text("instance_id") },
  ...{ executionId: view.text("execution_id"), incidentTimestamp: view.time("created_at"), incidentType: view.text("type") },
  ...{ activityId: view.text("activity_id"), failedActivityId: view.text("failed_activity_id") },
  ...{ causeIncidentId: view.text("cause_id"), rootCauseIncidentId: view.text("root_cause_id") },
  ...{ configuration: view.text("configuration"), incidentMessage: view.text("message"), tenantId: view.none },
  ...{ jobDefinitionId: view.text("job_definition_id"), annotation: view.text("annotation") },
});

const kind: QueryKind = {
  from: "(select * from incident where ended_at is null) t left join process_definition d on d.id = t.definition_id",
  ...{ select: "t.*", order: "t.seq" },
  filters: {
    ...{ incidentId: text("t.id = ?"), incidentType: text("t.type = ?"), incidentMessage: text("t.message = ?") },
    ...{ incidentMessageLike: text("t.message like ?"), processDefinitionId: text("t.definition_id = ?") },
    ...{ processDefinitionKeyIn: list("d.key = any(?)"), processInstanceId: text("t.instance_id = ?") },
    ...{ executionId: text("t.execution_id = ?"), incidentTimestampBefore: date("t.created_at < ?") },
    ...{ incidentTimestampAfter: date("t.created_at > ?"), activityId: text("t.activity_id = ?") },
    ...{ failedActivityId: text("t.failed_activity_id = ?"), causeIncidentId: text("t.cause_id = ?") },
    ...{ rootCauseIncidentId: text("t.root_cause_id = ?"), configuration: text("t.configuration = ?") },
    ...{ tenantIdIn: never("list"), jobDefinitionIdIn: list("t.job_definition_id = any(?)") },
  },
  sorts: {
    ...{ incidentId: "t.id", incidentMessage: "t.message", incidentTimestamp: "t.created_at", incidentType: "t.type" },
    ...{ executionId: "t.execution_id", activityId: "t.activity_id", processInstanceId: "t.instance_id" },
    ...{ processDefinitionId: "t.definition_id", causeIncidentId: "t.cause_id", rootCauseIncidentId: "t.root_cause_id" },
    ...{ configuration: "t.configuration", tenantId: "null::text" },
  },
};

/** Open incidents. */
export function incidentRoutes(shell: Shell): Route[] {
  const find = async (id: string) => {
    const [row] = await shell.database.query("select * from incident where id = $1 and ended_at is null", [id]);
    return row;
  };
  const annotate = async (userId: UserId, id: string, annotation: string | null) => {
    const rows = await shell.database.query(
      "update incident set annotation = $2 where id = $1 and ended_at is null returning id",
      [id, annotation],
    );
    if (rows.length === 0) throw new EngineException("incident is null", "BadUserRequestException");
    await logOperation(shell.database.query, userId, shell.now(), {
      ...{ operationType: annotation === null ? "ClearAnnotation" : "SetAnnotation", entityType: "Incident" },
      ...{ category: "Operator", changes: [["incidentId", null, id]], about: {} },
    });
    return noContent;
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/incident", what: "open incidents", kind, schema: incidentView.schema, onlyGet: true },
      present: (rows) => rows.map(incidentView.read),
    }),
    {
      ...{ method: "POST", path: "/execution/{id}/create-incident", summary: "Raises an incident at an activity." },
      body: input({ incidentType: string, configuration: nullable(string), message: nullable(string) }),
      replies: { 200: nullable(incidentView.schema) },
      async handle(request) {
        const body = await request.body();
        const type = textOf(body, "incidentType");
        if (type === null) throw invalid("incidentType is null");
        const incident = { type, configuration: textOf(body, "configuration"), message: textOf(body, "message") };
        const id = await createIncident(shell, request.userId, request.params.id!, incident).catch((error) => {
          throw error instanceof EngineException && error.type === "BadUserRequestException" ? invalid(error.message) : error;
        });
        const row = await find(id);
        return ok(row ? incidentView.read(row) : null);
      },
    },
    {
      ...{ method: "GET", path: "/incident/{id}", summary: "One open incident.", replies: { 200: incidentView.schema } },
      async handle({ params }) {
        const row = await find(params.id!);
        if (row === undefined) throw invalid(`No matching incident with id ${params.id}`, 404);
        return ok(incidentView.read(row));
      },
    },
    {
      ...{
        method: "DELETE",
        path: "/incident/{id}",
        summary: "Resolves an incident; those of tasks and jobs are resolved by new retries, not here.",
      },
      replies: { 204: null, 400: {}, 404: {} },
      async handle({ params, userId }) {
        const row = await find(params.id!);
        if (row === undefined) throw invalid(`Cannot find an incident with id '${params.id}': incident is null`, 404);
        if (["failedJob", "failedExternalTask"].includes(row.type))
          throw invalid(`Cannot resolve an incident of type ${row.type}`);
        await resolveIncident(shell, userId, row);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/incident/{id}/annotation", summary: "Remarks on an incident.", replies: { 204: null } },
      body: input({ annotation: nullable(string) }),
      handle: async (request) => annotate(request.userId, request.params.id!, textOf(await request.body(), "annotation")),
    },
    {
      ...{ method: "DELETE", path: "/incident/{id}/annotation", summary: "Takes the remark back.", replies: { 204: null } },
      handle: ({ params, userId }) => annotate(userId, params.id!, null),
    },
  ];
}
