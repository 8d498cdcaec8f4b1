import type { Shell } from "../../commands/shell.ts";
import { date, flag, never, type QueryKind, text } from "../filters.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import * as view from "../view.ts";

const linkLogView = view.view({
  ...{ id: view.text("id"), time: view.time("time"), type: view.text("type"), userId: view.text("user_id") },
  ...{ groupId: view.text("group_id"), taskId: view.text("task_id"), processDefinitionId: view.text("definition_id") },
  ...{ processDefinitionKey: view.text("definition_key"), operationType: view.text("operation_type") },
  ...{ assignerId: view.text("assigner_id"), tenantId: view.none, removalTime: view.time("removal_at") },
  rootProcessInstanceId: view.text("root_id"),
});

const links: QueryKind = {
  from: "identity_link_log t left join process_instance r on r.id = t.root_id",
  ...{ select: "t.*, r.removal_at", order: "t.seq" },
  filters: {
    ...{ dateBefore: date("t.time <= ?"), dateAfter: date("t.time >= ?"), type: text("t.type = ?") },
    ...{ userId: text("t.user_id = ?"), groupId: text("t.group_id = ?"), taskId: text("t.task_id = ?") },
    ...{ processDefinitionId: text("t.definition_id = ?"), processDefinitionKey: text("t.definition_key = ?") },
    ...{ operationType: text("t.operation_type = ?"), assignerId: text("t.assigner_id = ?") },
    ...{ tenantIdIn: never("list"), withoutTenantId: flag("true") },
  },
  sorts: {
    ...{ time: "t.time", type: "t.type", userId: "t.user_id", groupId: "t.group_id", taskId: "t.task_id" },
    ...{ processDefinitionId: "t.definition_id", processDefinitionKey: "t.definition_key" },
    ...{ operationType: "t.operation_type", assignerId: "t.assigner_id", tenantId: "null::text" },
  },
};

/** Who was made candidate, assignee or owner, by whom and when. */
export function identityLinkLogRoutes(shell: Shell): Route[] {
  return listRoutes({
    ...{ shell, path: "/history/identity-link-log", what: "who was linked to tasks", kind: links, onlyGet: true },
    ...{ schema: linkLogView.schema, present: (rows) => rows.map(linkLogView.read) },
  });
}
