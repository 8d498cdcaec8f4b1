import type { Shell } from "../../commands/shell.ts";
import { deleteHistory } from "../../commands/undeploy.ts";
import { logOperation } from "../../commands/user-operation.ts";
import { RestError } from "../errors.ts";
import { date, flag, list, modifier, never, type QueryKind, text, variablesFilter } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { boolean, string } from "../schema.ts";
import * as view from "../view.ts";

const historicInstanceView = view.view({
  ...{ id: view.text("id"), businessKey: view.text("business_key"), processDefinitionId: view.text("definition_id") },
  ...{ processDefinitionKey: view.text("definition_key"), processDefinitionName: view.text("definition_name") },
  ...{ processDefinitionVersion: view.number("definition_version"), startTime: view.time("started_at") },
  ...{
    endTime: view.time("ended_at"),
    removalTime: view.time("root_removal_at"),
    durationInMillis: view.duration("started_at", "ended_at"),
  },
  ...{ startUserId: view.text("start_user_id"), startActivityId: view.text("start_activity_id") },
  ...{ deleteReason: view.text("delete_reason"), rootProcessInstanceId: view.text("root_id") },
  ...{
    superProcessInstanceId: view.text("super_id"),
    superCaseInstanceId: view.none,
    caseInstanceId: view.none,
    tenantId: view.none,
  },
  state: view.computed(string, (row) => (row.ended_at === null && row.suspended ? "SUSPENDED" : row.state)),
  restartedProcessInstanceId: view.text("restarted_id"),
});

const incident = "exists (select from incident i where i.instance_id = t.id";
const activity = "exists (select from activity_instance a where a.instance_id = t.id";

/** Process instances, running and past, as they can be asked for. */
export const historicProcessInstanceKind: QueryKind = {
  from: `process_instance t join process_instance r on r.id = t.root_id
         left join process_definition d on d.id = t.definition_id`,
  select: "t.*, d.name as definition_name, d.version as definition_version, r.removal_at as root_removal_at",
  order: "t.seq",
  orQueries: true,
  filters: {
    ...{
      processInstanceId: text("t.id = ?"),
      processInstanceIds: list("t.id = any(?)"),
      processInstanceIdNotIn: list("t.id <> all(?)"),
    },
    ...{ processDefinitionId: text("t.definition_id = ?"), processDefinitionKey: text("t.definition_key = ?") },
    ...{
      processDefinitionKeyIn: list("t.definition_key = any(?)"),
      processDefinitionKeyNotIn: list("t.definition_key <> all(?)"),
    },
    ...{ processDefinitionName: text("d.name = ?"), processDefinitionNameLike: text("d.name like ?") },
    ...{ processInstanceBusinessKey: text("t.business_key = ?"), processInstanceBusinessKeyIn: list("t.business_key = any(?)") },
    ...{ processInstanceBusinessKeyLike: text("t.business_key like ?"), rootProcessInstances: flag("t.super_id is null") },
    ...{ finished: flag("t.ended_at is not null"), unfinished: flag("t.ended_at is null"), withIncidents: flag(`${incident})`) },
    ...{ withRootIncidents: flag(`${incident} and i.cause_id = i.id)`), incidentType: text(`${incident} and i.type = ?)`) },
    ...{
      incidentMessage: text(`${incident} and i.message = ?)`),
      incidentMessageLike: text(`${incident} and i.message like ?)`),
    },
    incidentStatus: text(
      `${incident} and case ? when 'open' then i.ended_at is null when 'resolved' then i.ended_at is not null else true end)`,
    ),
    ...{
      startedBefore: date("t.started_at < ?"),
      startedAfter: date("t.started_at > ?"),
      finishedBefore: date("t.ended_at < ?"),
    },
    ...{
      finishedAfter: date("t.ended_at > ?"),
      startedBy: text("t.start_user_id = ?"),
      superProcessInstanceId: text("t.super_id = ?"),
    },
    ...{ rootProcessInstanceId: text("t.root_id = ?"), incidentIdIn: list(`${incident} and i.id = any(?))`) },
    withJobsRetrying: flag(
      "exists (select from job j where j.instance_id = t.id and j.retries > 0 and j.exception_message is not null)",
    ),
    ...{ executedActivityAfter: date(`${activity} and a.started_at >= ?)`) },
    ...{ executedActivityBefore: date(`${activity} and a.started_at <= ?)`) },
    executedJobAfter: date("exists (select from job_log j where j.instance_id = t.id and j.time >= ?)"),
    executedJobBefore: date("exists (select from job_log j where j.instance_id = t.id and j.time <= ?)"),
    activityIdIn: list(
      `(${activity} and a.ended_at is null and a.activity_id = any(?)) or ${incident} and i.ended_at is null and i.activity_id = any(?)))`,
    ),
    executedActivityIdIn: list(`${activity} and a.ended_at is not null and a.activity_id = any(?))`),
    activeActivityIdIn: list(`${activity} and a.ended_at is null and a.activity_id = any(?))`),
    subProcessInstanceId: text("t.id = (select super_id from process_instance where id = ?)"),
    ...{ superCaseInstanceId: never(), subCaseInstanceId: never(), caseInstanceId: never(), tenantIdIn: never("list") },
    ...{ withoutTenantId: flag("true"), active: flag("t.ended_at is null and not t.suspended") },
    ...{ suspended: flag("t.ended_at is null and t.suspended"), completed: flag("t.state = 'COMPLETED'") },
    ...{
      externallyTerminated: flag("t.state = 'EXTERNALLY_TERMINATED'"),
      internallyTerminated: flag("t.state = 'INTERNALLY_TERMINATED'"),
    },
    variables: variablesFilter(
      "v.instance_id = t.id",
      { names: "variableNamesIgnoreCase", values: "variableValuesIgnoreCase" },
      { past: true },
    ),
    ...{ variableNamesIgnoreCase: modifier, variableValuesIgnoreCase: modifier },
  },
  sorts: {
    ...{ instanceId: "t.id", definitionId: "t.definition_id", definitionKey: "t.definition_key", definitionName: "d.name" },
    ...{ definitionVersion: "d.version", businessKey: "t.business_key", startTime: "t.started_at", endTime: "t.ended_at" },
    ...{ duration: "(t.ended_at - t.started_at)", tenantId: "null::text" },
  },
};

/** Process instances, running and past. */
export function historicProcessInstanceRoutes(shell: Shell): Route[] {
  const find = async (id: string) => {
    const [row] = await shell.database.query(
      `select ${historicProcessInstanceKind.select} from ${historicProcessInstanceKind.from} where t.id = $1`,
      [id],
    );
    return row;
  };
  const missing = (id: string, code: number | null) =>
    new RestError(404, "InvalidRequestException", `Historic process instance with id ${id} does not exist`, code);
  return [
    ...listRoutes({
      ...{
        shell,
        path: "/history/process-instance",
        what: "process instances, running and past",
        kind: historicProcessInstanceKind,
      },
      ...{ schema: historicInstanceView.schema, present: (rows) => rows.map(historicInstanceView.read) },
    }),
    {
      ...{ method: "GET", path: "/history/process-instance/{id}", summary: "One process instance, running or past." },
      replies: { 200: historicInstanceView.schema },
      async handle({ params }) {
        const row = await find(params.id!);
        if (row === undefined) throw missing(params.id!, null);
        return ok(historicInstanceView.read(row));
      },
    },
    {
      ...{ method: "DELETE", path: "/history/process-instance/{id}", summary: "Forgets a past process instance." },
      ...{ query: { failIfNotExists: boolean }, replies: { 204: null } },
      async handle({ params, query, userId }) {
        const row = await find(params.id!);
        if (row === undefined && query.get("failIfNotExists") === "false") return noContent;
        // Also of one that is still running.
        if (row === undefined || row.ended_at === null) throw missing(params.id!, 0);
        await shell.database.transaction(async (run) => {
          await deleteHistory(run, [params.id!]);
          await logOperation(run, userId, shell.now(), {
            ...{ operationType: "DeleteHistory", entityType: "ProcessInstance", category: "Operator", about: {} },
            changes: [
              ["nrOfInstances", null, 1],
              ["async", null, false],
            ],
          });
        });
        return noContent;
      },
    },
  ];
}
