import type { Shell } from "../../commands/shell.ts";
import { at } from "../../persistence/database.ts";
import { flag, list, never, type QueryKind } from "../filters.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import * as view from "../view.ts";

const cleanableView = view.view({
  ...{ processDefinitionId: view.text("id"), processDefinitionKey: view.text("key"), processDefinitionName: view.text("name") },
  ...{ processDefinitionVersion: view.number("version"), historyTimeToLive: view.number("history_ttl") },
  ...{ finishedProcessInstanceCount: view.number("finished"), cleanableProcessInstanceCount: view.number("cleanable") },
  tenantId: view.none,
});

function queryKind(now: string): QueryKind {
  const instances = "process_instance p join process_instance r on r.id = p.root_id";
  return {
    from: `(select d.*, (select count(*) from process_instance p where p.definition_id = d.id and p.ended_at is not null) as finished,
                   (select count(*) from ${instances} where p.definition_id = d.id and r.removal_at <= '${now}') as cleanable
              from process_definition d) t`,
    ...{ select: "t.*", order: "t.key, t.version" },
    filters: {
      ...{ processDefinitionIdIn: list("t.id = any(?)"), processDefinitionKeyIn: list("t.key = any(?)") },
      ...{ tenantIdIn: never("list"), withoutTenantId: flag("true"), compact: flag("t.finished > 0") },
    },
    sorts: { finished: "t.finished" },
  };
}

/** How many past instances of each definition there are, and how many the clean-up would remove. */
export function cleanableReportRoutes(shell: Shell): Route[] {
  return listRoutes({
    ...{ shell, path: "/history/process-definition/cleanable-process-instance-report", what: "what may be cleaned up" },
    ...{ kind: () => queryKind(at(shell.now())), schema: cleanableView.schema, onlyGet: true },
    present: (rows) => rows.map(cleanableView.read),
  });
}
