import { isExpression } from "../../commands/form.ts";
import { treeColumns, treeOf } from "../../commands/load.ts";
import { taskVariables, type Variables } from "../../commands/scope.ts";
import type { Shell } from "../../commands/shell.ts";
import type { Row } from "../../persistence/database.ts";
import { boolean, nullable, type Schema, string, variables } from "../schema.ts";
import * as view from "../view.ts";
import { writeVariables } from "../write-value.ts";
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

/** What an answer may say of a task beside what it always says. */
export const taskSchema: Schema = {
  ...taskView.schema,
  properties: { ...(taskView.schema.properties as object), variables, attachment: boolean, comment: boolean },
};

/** What is asked for beside what answers always say of a task. */
export interface TaskExtras {
  /** Whether there are comments and attachments. */
  comments: boolean;
  /** The variables the task sees, or only its own. */
  variables: "visible" | "local" | null;
}

/** Reads what is asked for from the parameters of a query or from its body. */
export function taskExtras(parameters: Record<string, unknown>): TaskExtras {
  const isOn = (name: string) => parameters[name] === true || parameters[name] === "true";
  const variables = isOn("withTaskVariablesInReturn") ? "visible" : isOn("withTaskLocalVariablesInReturn") ? "local" : null;
  return { comments: isOn("withCommentAttachmentInfo"), variables };
}

/** The parameters that ask for more than answers always say of a task. */
export const taskExtraParameters: Record<string, Schema> = {
  ...{ withCommentAttachmentInfo: boolean, withTaskVariablesInReturn: boolean, withTaskLocalVariablesInReturn: boolean },
};

const nothingMore: TaskExtras = { comments: false, variables: null };

/** Rows of tasks as answers. An expression in a form reference is evaluated now; one that fails fails the whole answer. */
export async function presentTasks(shell: Shell, rows: Row[], extras: TaskExtras = nothingMore): Promise<unknown[]> {
  const isOpen = (row: Row) =>
    isExpression(row.form_key) || isExpression(row.form_ref?.key) || isExpression(row.form_ref?.version);
  const open = extras.variables ? rows : rows.filter(isOpen);
  const trees = new Map<string, Row>();
  if (open.length > 0) {
    const found = await shell.database.query(`select ${treeColumns} from tree where root_id = any($1)`, [
      open.map((row) => row.root_id),
    ]);
    for (const tree of found) trees.set(tree.root_id, tree);
  }
  const remarks = extras.comments ? await findRemarks(shell, rows) : null;
  return rows.map((row) => {
    const tree = trees.get(row.root_id);
    const seen = extras.variables && tree ? variablesOf(row, tree, extras.variables) : {};
    return {
      ...taskView.read(isOpen(row) ? resolved(shell, row, tree) : row),
      ...(Object.keys(seen).length > 0 ? { variables: writeVariables(seen, true) } : {}),
      ...(remarks ? { attachment: remarks.attachments.has(row.id), comment: remarks.comments.has(row.id) } : {}),
    };
  });
}

function variablesOf(row: Row, tree: Row, which: "visible" | "local"): Variables {
  const { state } = treeOf(tree);
  return which === "local" ? { ...state.taskVariables[row.id] } : taskVariables(state, row.id, row.execution_id);
}

/** Which tasks have comments, which attachments. */
async function findRemarks(shell: Shell, rows: Row[]): Promise<{ attachments: Set<string>; comments: Set<string> }> {
  const ids = rows.map((row) => row.id);
  const having = async (table: string) => {
    const found = await shell.database.query(`select distinct task_id from ${table} where task_id = any($1)`, [ids]);
    return new Set(found.map((row) => row.task_id as string));
  };
  return { attachments: await having("attachment"), comments: await having("task_comment") };
}

function resolved(shell: Shell, row: Row, tree: Row | undefined): Row {
  const variables = () => (tree ? taskVariables(treeOf(tree).state, row.id, row.execution_id) : {});
  const { formKey, formRef } = resolveForm(shell, { formKey: row.form_key, formRef: row.form_ref }, variables);
  return { ...row, form_key: formKey, form_ref: formRef };
}
