import type { Shell } from "../../commands/shell.ts";
import { selectJobs, suspendJobs } from "../../commands/suspend-jobs.ts";
import { changeSuspension } from "../../commands/suspension.ts";
import { booleanOf, textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { executionDateOf } from "../execution-date.ts";
import { noContent, type Route } from "../http.ts";
import { boolean, dateTime, input, nullable, string } from "../schema.ts";

const date = nullable(dateTime);

/** Suspending several things at once: definitions by key, job definitions and jobs by what they belong to. */
export function suspensionRoutes(shell: Shell): Route[] {
  return [
    {
      ...{ method: "PUT", path: "/process-definition/suspended", summary: "Suspends or activates all versions of a definition." },
      body: input({ suspended: boolean, processDefinitionKey: string, includeProcessInstances: boolean, executionDate: date }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const value = textOf(body, "processDefinitionKey");
        if (textOf(body, "processDefinitionId") !== null)
          throw invalid("Only processDefinitionKey can be set to update the suspension state.");
        if (value === null)
          throw invalid("Either processDefinitionId or processDefinitionKey should be set to update the suspension state.");
        const due = executionDateOf(body, "Could not update the suspension state of Process Definitions");
        const includeInstances = booleanOf(body, "includeProcessInstances");
        const suspended = booleanOf(body, "suspended");
        const suspension = { what: "process-definition", by: "key", value, includeInstances, suspended } as const;
        await changeSuspension(shell, request.userId, suspension, due);
        return noContent;
      },
    },
    {
      ...{
        method: "PUT",
        path: "/job-definition/suspended",
        summary: "Suspends or activates the job definitions of a definition.",
      },
      body: input({
        ...{ suspended: boolean, processDefinitionId: nullable(string), processDefinitionKey: nullable(string) },
        ...{ includeJobs: boolean, executionDate: date },
      }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const [id, key] = [textOf(body, "processDefinitionId"), textOf(body, "processDefinitionKey")];
        const job = textOf(body, "jobDefinitionId");
        const given = [job, id, key].filter((value) => value !== null);
        const names = "jobDefinitionId, processDefinitionId or processDefinitionKey";
        if (given.length > 1) throw invalid(`Only one of ${names} should be set to update the suspension state.`);
        if (job !== null)
          throw invalid("Either processDefinitionId or processDefinitionKey can be set to update the suspension state.");
        if (given.length === 0) throw invalid(`Either ${names} should be set to update the suspension state.`);
        const due = executionDateOf(body, "Could not update the suspension state of Job Definitions");
        const by = id === null ? "definition_key" : "definition_id";
        const suspension = { what: "job-definition", by, value: given[0]!, suspended: booleanOf(body, "suspended") } as const;
        await changeSuspension(shell, request.userId, { ...suspension, includeJobs: booleanOf(body, "includeJobs") }, due);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/job-definition/{id}/suspended", summary: "Suspends or activates a job definition." },
      ...{ body: input({ suspended: boolean, includeJobs: boolean, executionDate: date }), replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const value = request.params.id!;
        const due = executionDateOf(body, `The suspension state of Job Definition with id ${value} could not be updated`);
        const [suspended, includeJobs] = [booleanOf(body, "suspended"), booleanOf(body, "includeJobs")];
        const suspension = { what: "job-definition", by: "id", value, suspended, includeJobs } as const;
        await changeSuspension(shell, request.userId, suspension, due);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/job/suspended", summary: "Suspends or activates the jobs of an instance or a definition." },
      body: input({
        ...{ suspended: boolean, jobDefinitionId: nullable(string), processInstanceId: nullable(string) },
        ...{ processDefinitionId: nullable(string), processDefinitionKey: nullable(string) },
      }),
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const names = ["jobId", "jobDefinitionId", "processInstanceId", "processDefinitionId", "processDefinitionKey"] as const;
        const given = names.filter((name) => textOf(body, name) !== null);
        const all = "jobDefinitionId, processInstanceId, processDefinitionId or processDefinitionKey";
        if (given.length > 1) throw invalid(`Only one of jobId, ${all} should be set to update the suspension state.`);
        const [by] = given;
        if (by === "jobId") throw invalid(`Either ${all} can be set to update the suspension state.`);
        if (by === undefined) throw invalid(`Either jobId, ${all} should be set to update the suspension state.`);
        await suspendJobs(shell, request.userId, selectJobs(by, textOf(body, by)!), booleanOf(body, "suspended"));
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/job/{id}/suspended", summary: "Suspends or activates a job.", replies: { 204: null } },
      body: input({ suspended: boolean }),
      async handle(request) {
        const suspended = booleanOf(await request.body(), "suspended");
        await suspendJobs(shell, request.userId, selectJobs("jobId", request.params.id!), suspended);
        return noContent;
      },
    },
  ];
}
