import { boolean } from "../schema.ts";
import * as view from "../view.ts";

/** A process definition as answers show it. */
export const processDefinitionView = view.view({
  ...{ id: view.text("id"), key: view.text("key"), category: view.text("category"), description: view.text("description") },
  ...{ name: view.text("name"), version: view.number("version"), resource: view.text("resource_name") },
  ...{ deploymentId: view.text("deployment_id"), diagram: view.none, suspended: view.flag("suspended"), tenantId: view.none },
  ...{ versionTag: view.text("version_tag"), historyTimeToLive: view.number("history_ttl") },
  startableInTasklist: view.computed(boolean, (row) => row.startable_in_tasklist),
});
