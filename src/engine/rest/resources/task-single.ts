import { randomUUID } from "node:crypto";
import { reassignmentRows } from "../../commands/identity-link-log.ts";
import type { Shell } from "../../commands/shell.ts";
import { endStandalone } from "../../commands/task.ts";
import { changeTask, taskChanges } from "../../commands/task-change.ts";
import { logOperation } from "../../commands/user-operation.ts";
import { at } from "../../persistence/database.ts";
import { insertRow } from "../../persistence/insert-row.ts";
import { integerOf, textOf } from "../body.ts";
import { parseDate } from "../dates.ts";
import { invalid, RestError } from "../errors.ts";
import { noContent, ok, type Route } from "../http.ts";
import { input, integer, nullable, string } from "../schema.ts";
import { presentTasks, taskExtraParameters, taskExtras, taskSchema } from "./task-view.ts";

const taskInput = input({
  ...{ name: nullable(string), description: nullable(string), priority: nullable(integer), assignee: nullable(string) },
  ...{ owner: nullable(string), delegationState: nullable(string), due: nullable(string), followUp: nullable(string) },
  ...{ parentTaskId: nullable(string) },
});

/** All that people may say about a task; what is missing becomes null. */
function taskColumns(body: Record<string, unknown>) {
  const time = (name: string) => {
    const text = textOf(body, name);
    if (text === null) return null;
    const date = parseDate(text);
    if (date === null) throw invalid("");
    return date;
  };
  const delegation = textOf(body, "delegationState");
  if (delegation !== null && delegation !== "PENDING" && delegation !== "RESOLVED")
    throw invalid(`Valid values for property 'delegationState' are 'PENDING' or 'RESOLVED', but was '${delegation}'`);
  return {
    ...{ name: textOf(body, "name"), description: textOf(body, "description"), priority: integerOf(body, "priority") ?? 0 },
    ...{ assignee: textOf(body, "assignee"), owner: textOf(body, "owner"), delegation_state: delegation },
    ...{ due: time("due"), follow_up: time("followUp"), parent_task_id: textOf(body, "parentTaskId") },
  };
}

function noTask(id: string): RestError {
  return invalid(`No matching task with id ${id}`, 404);
}

/** One task: reading, replacing, and tasks without a process. */
export function singleTaskRoutes(shell: Shell): Route[] {
  const find = async (id: string) => {
    const [row] = await shell.database.run("open task", "select * from task where id = $1 and ended_at is null", [id]);
    return row;
  };
  return [
    {
      ...{ method: "GET", path: "/task/{id}", summary: "One open task.", query: taskExtraParameters },
      replies: { 200: taskSchema },
      async handle({ params, query }) {
        const row = await find(params.id!);
        if (row === undefined) throw noTask(params.id!);
        return ok((await presentTasks(shell, [row], taskExtras(Object.fromEntries(query))))[0]);
      },
    },
    {
      ...{ method: "PUT", path: "/task/{id}", summary: "Replaces what people may say about a task.", body: taskInput },
      replies: { 204: null },
      async handle(request) {
        const columns = taskColumns(await request.body());
        const id = request.params.id!;
        if (!(await find(id))) throw noTask(id);
        await changeTask(shell, request.userId, { id, operationType: "Update", missing: "NotFoundException" }, () => columns);
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: "/task/{id}", summary: "Deletes a task that belongs to no process.", replies: { 204: null } },
      async handle({ params, userId }) {
        const id = params.id!;
        if ((await find(id)) && !(await endStandalone(shell, userId, id, "deleted")))
          throw new RestError(
            ...([
              500,
              "RestException",
              `Could not delete task: The task cannot be deleted because is part of a running process`,
              0,
            ] as const),
          );
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/task/create", summary: "Creates a task that belongs to no process." },
      ...{ body: { ...taskInput, properties: { ...(taskInput.properties as object), id: string } }, replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const row = { id: textOf(body, "id") ?? randomUUID(), ...taskColumns(body), state: "Created" };
        const time = (value: number | null) => value && at(value);
        const columns = { ...row, due: time(row.due), follow_up: time(row.follow_up), created_at: at(shell.now()) };
        const names = Object.keys(columns);
        const isNew = await shell.database.transaction(async (run) => {
          const rows = await run(
            `insert into task (${names.join(", ")}) values (${names.map((_, i) => `$${i + 1}`).join(", ")})
             on conflict do nothing returning id`,
            Object.values(columns),
          );
          if (rows.length === 0) return false;
          const { userId } = request;
          for (const entry of reassignmentRows({ id: row.id, assignee: null, owner: null }, row, userId, shell.now()))
            await insertRow(run, "identity_link_log", entry);
          await logOperation(run, userId, shell.now(), {
            ...{ operationType: "Create", entityType: "Task", category: "TaskWorker", about: { task_id: row.id } },
            changes: taskChanges({ priority: 50 }, row),
          });
          return true;
        });
        if (!isNew) throw invalid(`Could not save task: a task with id '${row.id}' exists already`);
        return noContent;
      },
    },
  ];
}
