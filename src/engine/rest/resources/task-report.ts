import type { Shell } from "../../commands/shell.ts";
import { ok, type Route } from "../http.ts";
import { array, integer, nullable, object, string } from "../schema.ts";

/** How many tasks wait for each group. */
export function taskReportRoutes(shell: Shell): Route[] {
  return [
    {
      ...{ method: "GET", path: "/task/report/candidate-group-count", summary: "How many tasks wait for each group." },
      replies: { 200: array(object({ groupName: nullable(string), taskCount: integer })) },
      async handle() {
        // A task without groups counts once for each of its other links, as in Camunda.
        const rows = await shell.database.query(
          `select l.group_id as "groupName", count(*) as "taskCount" from task t left join identity_link l on l.task_id = t.id
            where t.ended_at is null and t.assignee is null group by l.group_id order by l.group_id nulls first`,
          [],
        );
        return ok(rows);
      },
    },
  ];
}
