import { overrideJobPriority, setFailedJobRetries } from "../../commands/job-definition.ts";
import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { booleanOf, integerOf, textOf } from "../body.ts";
import { parseDate } from "../dates.ts";
import { invalid } from "../errors.ts";
import { flag, list, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { boolean, dateTime, input, integer, nullable } from "../schema.ts";
import * as view from "../view.ts";

const jobDefinitionView = view.view({
  ...{ id: view.text("id"), processDefinitionId: view.text("definition_id"), processDefinitionKey: view.text("definition_key") },
  ...{ jobType: view.text("job_type"), jobConfiguration: view.text("configuration"), activityId: view.text("activity_id") },
  ...{ suspended: view.flag("suspended"), overridingJobPriority: view.number("priority"), tenantId: view.none },
  deploymentId: view.text("deployment_id"),
});

const kind: QueryKind = {
  ...{ from: "job_definition t", select: "t.*", order: "t.seq" },
  filters: {
    ...{ jobDefinitionId: text("t.id = ?"), activityIdIn: list("t.activity_id = any(?)"), jobType: text("t.job_type = ?") },
    ...{ processDefinitionId: text("t.definition_id = ?"), processDefinitionKey: text("t.definition_key = ?") },
    ...{ jobConfiguration: text("t.configuration = ?"), active: flag("not t.suspended"), suspended: flag("t.suspended") },
    ...{ withOverridingJobPriority: flag("t.priority is not null"), tenantIdIn: never("list"), withoutTenantId: flag("true") },
    includeJobDefinitionsWithoutTenantId: flag("true"),
  },
  sorts: {
    ...{ jobDefinitionId: "t.id", activityId: "t.activity_id", processDefinitionId: "t.definition_id" },
    ...{ processDefinitionKey: "t.definition_key", jobType: "t.job_type", jobConfiguration: "t.configuration" },
    tenantId: "null::text",
  },
};

/** Job definitions: what the jobs of one activity have in common. */
export function jobDefinitionRoutes(shell: Shell): Route[] {
  return [
    ...listRoutes({
      ...{ shell, path: "/job-definition", what: "job definitions", kind, schema: jobDefinitionView.schema },
      present: (rows) => rows.map(jobDefinitionView.read),
    }),
    {
      ...{ method: "GET", path: "/job-definition/{id}", summary: "One job definition." },
      replies: { 200: jobDefinitionView.schema },
      async handle({ params }) {
        const [row] = await shell.database.query("select * from job_definition where id = $1", [params.id]);
        if (row === undefined) throw invalid(`Job Definition with id ${params.id} does not exist`, 404);
        return ok(jobDefinitionView.read(row));
      },
    },
    {
      ...{ method: "PUT", path: "/job-definition/{id}/retries", summary: "Sets the retries of the jobs that have none left." },
      ...{ body: input({ retries: integer, dueDate: nullable(dateTime) }), replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const given = textOf(body, "dueDate");
        const due = given === null ? null : parseDate(given);
        if (given !== null && due === null) throw invalid("");
        const retries = integerOf(body, "retries");
        if (retries === null || retries < 0)
          throw invalid(
            `ENGINE-13054 The number of job retries must be a non-negative Integer, but '${retries}' has been provided.`,
            500,
          );
        const change = { retries, due: Object.hasOwn(body, "dueDate") ? { at: due } : null };
        await setFailedJobRetries(shell, request.userId, request.params.id!, change);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/job-definition/{id}/jobPriority", summary: "Sets a priority over that of the model." },
      ...{ body: input({ priority: nullable(integer), includeJobs: boolean }), replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const id = request.params.id!;
        const priority = integerOf(body, "priority");
        if (priority === null && booleanOf(body, "includeJobs"))
          throw invalid(`Cannot reset priority for job definition ${id} with includeJobs=true`);
        try {
          await overrideJobPriority(shell, request.userId, id, priority);
        } catch (error) {
          if (error instanceof EngineException) throw invalid(error.message, error.type === "NotFoundException" ? 404 : 400);
          throw error;
        }
        return noContent;
      },
    },
  ];
}
