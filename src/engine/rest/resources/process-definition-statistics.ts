import type { Shell } from "../../commands/shell.ts";
import { ok, type Route } from "../http.ts";
import { array, boolean, integer, object, string } from "../schema.ts";
import type { Addressing } from "./process-definition.ts";

/** Where tokens are: at activities that work or wait, and before or after those that go on asynchronously. */
const tokens = `select distinct execution_id, activity_id from (
    select a.execution_id, a.activity_id from activity_instance a join process_instance p on p.id = a.instance_id
     where p.definition_id = $1 and p.ended_at is null and a.ended_at is null
       and a.type not in ('subProcess', 'multiInstanceBody', 'parallelGateway', 'inclusiveGateway')
    union all
    select execution_id, activity_id from job where definition_id = $1 and kind in ('async-before', 'async-after')) t`;

const statistics = `with token as (${tokens})
  select activity_id, count(*) as instances,
         sum((select count(*) from job j where j.execution_id = token.execution_id and j.retries = 0)) as failed_jobs
    from token group by activity_id order by activity_id`;

const incidents = `with token as (${tokens})
  select token.activity_id, i.type, count(*) as count from token join incident i on i.execution_id = token.execution_id
   where i.definition_id = $1 and i.ended_at is null and ($2::text is null or i.type = $2)
   group by token.activity_id, i.type order by i.type`;

const incidentCount = object({ incidentType: string, incidentCount: integer });
const activityStatistics = object({ id: string, instances: integer, failedJobs: integer, incidents: array(incidentCount) });

/** How many instances are at each activity of a definition. */
export function statisticsRoute(shell: Shell, { prefix, id: idOf }: Addressing): Route {
  return {
    ...{ method: "GET", path: `${prefix}/statistics`, summary: "How many instances are at each activity." },
    ...{
      query: { failedJobs: boolean, incidents: boolean, incidentsForType: string },
      replies: { 200: array(activityStatistics) },
    },
    async handle(request) {
      const { query } = request;
      const id = await idOf(request);
      const type = query.get("incidentsForType");
      const asked = type !== null || query.get("incidents") === "true";
      const found = asked ? await shell.database.survey(incidents, [id, type]) : [];
      const rows = await shell.database.survey(statistics, [id]);
      return ok(
        rows.map((row) => ({
          ...{ id: row.activity_id, instances: row.instances },
          failedJobs: query.get("failedJobs") === "true" ? Number(row.failed_jobs) : 0,
          incidents: found
            .filter(({ activity_id }) => activity_id === row.activity_id)
            .map((incident) => ({ incidentType: incident.type, incidentCount: incident.count })),
        })),
      );
    },
  };
}
