import { isExpression } from "../../commands/form.ts";
import { treeOf } from "../../commands/load.ts";
import { taskVariables } from "../../commands/scope.ts";
import type { Shell } from "../../commands/shell.ts";
import type { Row } from "../../persistence/database.ts";
import { nullable, string } from "../schema.ts";
import * as view from "../view.ts";
import { nullableFormRef, resolveForm, writeFormRef } from "./form.ts";

export const taskView = view.view({
  ...{ id: view.text("id"), name: view.text("name"), assignee: view.text("assignee"), created: view.time("created_at") },
  ...{ due: view.time("due"), followUp: view.time("follow_up"), lastUpdated: view.time("updated_at") },
  ...{ delegationState: view.text("delegation_state"), description: view.text("description") },
  ...{ executionId: view.text("execution_id"), owner: view.text("owner"), parentTaskId: view.text("parent_task_id") },
  ...{ priority: view.number("priority"), processDefinitionId: view.text("definition_id") },
  ...{ processInstanceId: view.text("instance_id"), taskDefinitionKey: view.text("activity_id") },
  ...{ caseExecutionId: view.none, caseInstanceId: view.none, caseDefinitionId: view.none, suspended: view.flag("suspended") },
  formKey: view.computed(nullable(string), (row) => row.form_key ?? null),
  camundaFormRef: view.computed(nullableFormRef, (row) => writeFormRef(row.form_ref ?? null)),
  ...{ tenantId: view.none, taskState: view.text("state") },
});

/** Rows of tasks as answers. An expression in a form reference is evaluated now; one that fails fails the whole answer. */
export async function presentTasks(shell: Shell, rows: Row[]): Promise<unknown[]> {
  const open = rows.filter(
    (row) => isExpression(row.form_key) || isExpression(row.form_ref?.key) || isExpression(row.form_ref?.version),
  );
  const trees = new Map<string, Row>();
  if (open.length > 0) {
    const found = await shell.database.query(
      "select root_id, rev, has_incidents, state as tree_state from tree where root_id = any($1)",
      [open.map((row) => row.root_id)],
    );
    for (const tree of found) trees.set(tree.root_id, tree);
  }
  return rows.map((row) => taskView.read(open.includes(row) ? resolved(shell, row, trees.get(row.root_id)) : row));
}

function resolved(shell: Shell, row: Row, tree: Row | undefined): Row {
  const variables = () => (tree ? taskVariables(treeOf(tree).state, row.id, row.execution_id) : {});
  const { formKey, formRef } = resolveForm(shell, { formKey: row.form_key, formRef: row.form_ref }, variables);
  return { ...row, form_key: formKey, form_ref: formRef };
}
