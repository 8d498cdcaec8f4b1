import type { Shell } from "../../commands/shell.ts";
import { invalid } from "../errors.ts";
import { ok, type Route } from "../http.ts";
import { array, boolean, integer, object, string } from "../schema.ts";
import { processDefinitionView } from "./process-definition-view.ts";

const definitions = `select d.*,
    (select count(*) from process_instance p where p.definition_id = d.id and p.ended_at is null) as instances,
    (select count(*) from job j where j.definition_id = d.id and j.retries = 0) as failed_jobs
  from process_definition d order by d.id`;

const incidents = `select definition_id, type, count(*) as count from incident
  where ended_at is null and ($1::text is null or type = $1) and (not $2 or id = root_cause_id)
  group by definition_id, type order by type`;

const statistics = object({
  ...{ "@class": string, id: string, instances: integer, failedJobs: integer, definition: processDefinitionView.schema },
  incidents: array(object({ incidentType: string, incidentCount: integer })),
});

/** How many instances each definition has. */
export function definitionsStatisticsRoute(shell: Shell): Route {
  return {
    ...{ method: "GET", path: "/process-definition/statistics", summary: "How many instances each definition has." },
    query: { failedJobs: boolean, incidents: boolean, incidentsForType: string, rootIncidents: boolean },
    replies: { 200: array(statistics) },
    async handle({ query }) {
      const asked = (name: string) => query.get(name) === "true";
      const type = query.get("incidentsForType");
      if (asked("rootIncidents") && (asked("incidents") || type !== null))
        throw invalid("Only one of the query parameter includeIncidents or includeRootIncidents can be set.");
      const isAsked = asked("incidents") || asked("rootIncidents") || type !== null;
      const found = isAsked ? await shell.database.query(incidents, [type, asked("rootIncidents")]) : [];
      const rows = await shell.database.query(definitions, []);
      return ok(
        rows.map((row) => ({
          "@class": "org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionStatisticsResultDto",
          ...{ id: row.id, instances: row.instances, failedJobs: asked("failedJobs") ? Number(row.failed_jobs) : 0 },
          incidents: found
            .filter(({ definition_id }) => definition_id === row.id)
            .map((incident) => ({ incidentType: incident.type, incidentCount: incident.count })),
          definition: { ...processDefinitionView.read(row), historyTimeToLive: null },
        })),
      );
    },
  };
}
