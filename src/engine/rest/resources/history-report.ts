import type { Shell } from "../../commands/shell.ts";
import { invalid, RestError } from "../errors.ts";
import { date, list, type QueryKind } from "../filters.ts";
import { ok, type RestRequest, type Route } from "../http.ts";
import { where } from "../list.ts";
import { parseQuery } from "../query.ts";
import { array, dateTime, integer, nullable, object, string } from "../schema.ts";

const duration = object({ period: integer, periodUnit: string, minimum: integer, maximum: integer, average: integer });
/** What a count of tasks looks like; a report of durations looks like that of instances. */
const taskCount = object({
  ...{ count: integer, processDefinitionKey: nullable(string), processDefinitionId: nullable(string) },
  ...{ processDefinitionName: nullable(string), taskName: nullable(string), tenantId: { type: "null" } },
});

const instances: QueryKind = {
  ...{ from: "process_instance t", select: "t.*", order: "t.seq", sorts: {} },
  filters: {
    ...{ processDefinitionIdIn: list("t.definition_id = any(?)"), processDefinitionKeyIn: list("t.definition_key = any(?)") },
    ...{ startedBefore: date("t.started_at <= ?"), startedAfter: date("t.started_at >= ?") },
  },
};
const tasks: QueryKind = {
  from: `task t left join process_instance p on p.id = t.instance_id left join process_definition d on d.id = t.definition_id`,
  ...{ select: "t.*", order: "t.seq", sorts: {} },
  filters: { completedBefore: date("t.ended_at <= ?"), completedAfter: date("t.ended_at >= ?") },
};

/** How long what has ended took, by month or quarter; how many tasks have ended, by name or definition. */
export function historyReportRoutes(shell: Shell): Route[] {
  const durations = async (kind: QueryKind, started: string, request: RestRequest, unit: string) => {
    const values: unknown[] = [];
    const condition = where(parseQuery(kind, request, null).conditions, values);
    const took = `extract(epoch from t.ended_at - t.${started}) * 1000`;
    const rows = await shell.database.query(
      `select extract(${unit} from t.${started})::int as period, round(min(${took}))::int8 as minimum,
              round(max(${took}))::int8 as maximum, round(avg(${took}))::int8 as average
         from ${kind.from} where t.ended_at is not null and ${condition} group by 1 order by 1`,
      values,
    );
    return ok(rows.map(({ period, ...times }) => ({ period, periodUnit: unit, ...times })));
  };
  const groups: Record<string, [columns: string, taskName: string]> = {
    taskName: ["p.definition_key, t.definition_id, d.name, t.name", "t.name"],
    processDefinition: ["p.definition_key, t.definition_id, d.name", "null"],
  };
  return [
    {
      ...{ method: "GET", path: "/history/process-instance/report", summary: "How long ended instances took." },
      query: {
        ...{ reportType: string, periodUnit: string, processDefinitionIdIn: string, processDefinitionKeyIn: string },
        ...{ startedBefore: dateTime, startedAfter: dateTime },
      },
      replies: { 200: array(duration) },
      handle(request) {
        if (reportType(request, ["duration"]) === null) throw invalid("Unknown report type null");
        return durations(instances, "started_at", request, periodUnit(request, 0));
      },
    },
    {
      ...{ method: "GET", path: "/history/task/report", summary: "How many tasks have ended, or how long they took." },
      query: { reportType: string, periodUnit: string, groupBy: string, completedBefore: dateTime, completedAfter: dateTime },
      replies: { 200: { type: "array", items: { anyOf: [taskCount, duration] } } },
      async handle(request) {
        const type = reportType(request, ["duration", "count"]);
        const groupBy = request.query.get("groupBy");
        if (type === null) throw invalid("Parameter reportType is not set.");
        if (type === "duration") return durations(tasks, "created_at", request, periodUnit(request, null));
        const group = groupBy !== null && Object.hasOwn(groups, groupBy) ? groups[groupBy] : undefined;
        if (group === undefined) throw invalid(`groupBy parameter has invalid value: ${groupBy}`);
        const values: unknown[] = [];
        const condition = where(parseQuery(tasks, request, null).conditions, values);
        const rows = await shell.database.query(
          `select count(*) as "count", p.definition_key as "processDefinitionKey", t.definition_id as "processDefinitionId",
                  d.name as "processDefinitionName", ${group[1]} as "taskName", null as "tenantId"
             from ${tasks.from} where t.ended_at is not null and ${condition} group by ${group[0]} order by 1, 2, 5`,
          values,
        );
        return ok(rows);
      },
    },
  ];
}

function reportType({ query }: RestRequest, known: string[]): string | null {
  const type = query.get("reportType");
  if (type !== null && !known.includes(type)) throw invalid(`Cannot set query parameter 'reportType' to value '${type}'`);
  return type;
}

function periodUnit({ query }: RestRequest, code: number | null): "MONTH" | "QUARTER" {
  const unit = query.get("periodUnit")?.toUpperCase();
  if (unit === undefined) throw new RestError(400, "InvalidRequestException", "periodUnit is null", code);
  if (unit === "MONTH" || unit === "QUARTER") return unit;
  throw invalid(
    `Cannot set query parameter 'periodUnit' to value '${query.get("periodUnit")}': Cannot convert value ` +
      `${query.get("periodUnit")} to java enum type org.camunda.bpm.engine.query.PeriodUnit`,
  );
}
