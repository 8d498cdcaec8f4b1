import type { Shell } from "../../commands/shell.ts";
import { date, list, modifier, type QueryKind } from "../filters.ts";
import { ok, type Route } from "../http.ts";
import { where } from "../list.ts";
import { parseQuery } from "../query.ts";
import { parameterSchemas } from "../query-schema.ts";
import { array, integer, object, string } from "../schema.ts";

const counts = [
  ...["instances", "canceled", "finished", "completeScope", "openIncidents", "resolvedIncidents", "deletedIncidents"],
] as const;
const statisticsSchema = object({ id: string, ...Object.fromEntries(counts.map((name) => [name, integer])) });

/** Which instances are looked at (`p`), and what is counted besides what is running. */
const kind: QueryKind = {
  ...{ from: "process_instance p", select: "p.id", order: "id" },
  filters: {
    ...{ canceled: modifier, finished: modifier, completeScope: modifier, incidents: modifier },
    ...{ startedBefore: date("p.started_at < ?"), startedAfter: date("p.started_at > ?") },
    ...{ finishedBefore: date("p.ended_at < ?"), finishedAfter: date("p.ended_at > ?") },
    processInstanceIdIn: list("p.id = any(?)"),
  },
  sorts: { activityId: "id" },
};

/** How often each activity of a definition is running, was finished, cancelled or ended a scope. */
export function historicStatisticsRoutes(shell: Shell): Route[] {
  const { sortBy, sortOrder, ...parameters } = parameterSchemas(kind);
  return [
    {
      ...{ method: "GET", path: "/history/process-definition/{id}/statistics", summary: "Running and past activities, counted." },
      query: {
        ...Object.fromEntries(Object.keys(kind.filters).map((name) => [name, parameters[name]!])),
        sortBy: sortBy!,
        sortOrder: sortOrder!,
      },
      replies: { 200: array(statisticsSchema) },
      async handle(request) {
        const { conditions, order } = parseQuery(kind, request, null);
        const values: unknown[] = [request.params.id];
        const instances = `p.definition_id = $1 and ${where(conditions, values)}`;
        const isAsked = (name: string) => (request.query.get(name) === "true" ? "true" : "false");
        const rows = await shell.database.query(
          `select id, ${counts.map((name) => `sum("${name}")::int as "${name}"`).join(", ")} from (
             select a.activity_id as id, count(*) filter (where a.ended_at is null) as "instances",
                    count(*) filter (where ${isAsked("canceled")} and a.canceled) as "canceled",
                    count(*) filter (where ${isAsked("finished")} and a.ended_at is not null) as "finished",
                    count(*) filter (where ${isAsked("completeScope")} and a.complete_scope) as "completeScope",
                    0 as "openIncidents", 0 as "resolvedIncidents", 0 as "deletedIncidents"
               from process_instance p join activity_instance a on a.instance_id = p.id where ${instances} group by a.activity_id
             union all
             select i.activity_id, 0, 0, 0, 0, count(*) filter (where i.ended_at is null),
                    count(*) filter (where i.resolution = 'resolved'), count(*) filter (where i.resolution = 'deleted')
               from process_instance p join incident i on i.instance_id = p.id
              where ${isAsked("incidents")} and ${instances} group by i.activity_id) t
            group by id having sum(${counts.map((name) => `"${name}"`).join(" + ")}) > 0 order by ${order}`,
          values,
        );
        return ok(rows);
      },
    },
  ];
}
