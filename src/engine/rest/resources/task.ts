import { randomUUID } from "node:crypto";
import type { Shell } from "../../commands/shell.ts";
import {
  completeTask,
  endStandalone,
  reportTaskError,
  reportTaskEscalation,
  resolveTask,
  submitTaskForm,
} from "../../commands/task.ts";
import {
  addIdentityLink,
  assignTask,
  changeTask,
  claimTask,
  delegateTask,
  type IdentityLink,
  noSuchTask,
  removeIdentityLink,
} from "../../commands/task-change.ts";
import { at } from "../../persistence/database.ts";
import { booleanOf, integerOf, textOf } from "../body.ts";
import { parseDate } from "../dates.ts";
import { asRestException, invalid, prefixed, RestError } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { array, boolean, input, integer, nullable, object, string, variables } from "../schema.ts";
import { readVariables, writeVariables } from "../values.ts";
import { taskCommentRoutes } from "./comment.ts";
import { taskFormRoutes } from "./task-form.ts";
import { checkTaskQuery, taskQuery } from "./task-query.ts";
import { presentTasks, taskView } from "./task-view.ts";
import { variableRoutes } from "./variables.ts";

const completion = input({ variables: nullable(variables), withVariablesInReturn: boolean });
const linkSchema = object({ userId: nullable(string), groupId: nullable(string), type: string });
const userBody = input({ userId: nullable(string) });

/** User tasks. */
export function taskRoutes(shell: Shell): Route[] {
  const scope = (taskId: string) => ({ taskId });
  return [
    ...listRoutes({
      ...{ shell, path: "/task", what: "open tasks", kind: taskQuery, schema: taskView.schema, check: checkTaskQuery },
      present: (rows) => presentTasks(shell, rows),
    }),
    ...singleTaskRoutes(shell),
    ...lifeRoutes(shell),
    ...linkRoutes(shell),
    ...taskFormRoutes(shell),
    ...taskCommentRoutes(shell),
    ...variableRoutes(shell, { path: "/task/{id}/variables", noun: "task", plural: "task", local: false, scope }),
    ...variableRoutes(shell, { path: "/task/{id}/localVariables", noun: "task", plural: "task", local: true, scope }),
  ];
}

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

function singleTaskRoutes(shell: Shell): Route[] {
  const find = async (id: string) => {
    const [row] = await shell.database.run("open task", "select * from task where id = $1 and ended_at is null", [id]);
    return row;
  };
  return [
    {
      ...{ method: "GET", path: "/task/{id}", summary: "One open task.", replies: { 200: taskView.schema } },
      async handle({ params }) {
        const row = await find(params.id!);
        if (row === undefined) throw noTask(params.id!);
        return ok((await presentTasks(shell, [row]))[0]);
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
      async handle({ params }) {
        const id = params.id!;
        if ((await find(id)) && !(await endStandalone(shell, id, "deleted", "Deleted")))
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
        const rows = await shell.database.query(
          `insert into task (${names.join(", ")}) values (${names.map((_, i) => `$${i + 1}`).join(", ")})
           on conflict do nothing returning id`,
          Object.values(columns),
        );
        if (rows.length === 0) throw invalid(`Could not save task: a task with id '${row.id}' exists already`);
        return noContent;
      },
    },
  ];
}

function lifeRoutes(shell: Shell): Route[] {
  const person = (
    name: string,
    summary: string,
    work: (request: RestRequest, userId: string | null) => Promise<void>,
  ): Route => ({
    ...{ method: "POST", path: `/task/{id}/${name}`, summary, body: userBody, replies: { 204: null } },
    async handle(request) {
      await work(request, textOf(await request.body(), "userId"));
      return noContent;
    },
  });
  const ending = (
    name: string,
    summary: string,
    explanation: string,
    work: (
      shell: Shell,
      userId: string | null,
      id: string,
      values: ReturnType<typeof readVariables>,
    ) => ReturnType<typeof completeTask>,
  ): Route => ({
    ...{ method: "POST", path: `/task/{id}/${name}`, summary, body: completion, replies: { 200: variables, 204: null } },
    async handle(request) {
      const body = await request.body();
      const id = request.params.id!;
      const seen = await prefixed(
        `Cannot ${explanation} ${id}: `,
        async () => work(shell, request.userId, id, readVariables(body.variables)),
        500,
      );
      return booleanOf(body, "withVariablesInReturn") ? ok(writeVariables(seen)) : noContent;
    },
  });
  const interruption = (name: string, summary: string, code: "errorCode" | "escalationCode"): Route => ({
    ...{ method: "POST", path: `/task/{id}/${name}`, summary, replies: { 204: null } },
    body: input({
      [code]: string,
      ...(code === "errorCode" ? { errorMessage: nullable(string) } : {}),
      variables: nullable(variables),
    }),
    async handle(request) {
      const body = await request.body();
      const id = request.params.id!;
      const given = { variables: readVariables(body.variables) };
      await asRestException(() =>
        code === "errorCode"
          ? reportTaskError(shell, request.userId, id, {
              ...{ errorCode: textOf(body, code), errorMessage: textOf(body, "errorMessage"), ...given },
            })
          : reportTaskEscalation(shell, request.userId, id, { escalationCode: textOf(body, code), ...given }),
      );
      return noContent;
    },
  });
  return [
    person("claim", "Takes a task.", ({ userId, params }, assignee) => claimTask(shell, userId, params.id!, assignee)),
    {
      ...{ method: "POST", path: "/task/{id}/unclaim", summary: "Gives a task back.", replies: { 204: null } },
      async handle({ userId, params }) {
        await assignTask(shell, userId, params.id!, null, "Unclaim");
        return noContent;
      },
    },
    person("assignee", "Sets the assignee.", ({ userId, params }, assignee) => assignTask(shell, userId, params.id!, assignee)),
    person("delegate", "Asks somebody else to do it.", ({ userId, params }, delegate) =>
      delegateTask(shell, userId, params.id!, delegate),
    ),
    ending("complete", "Completes a task.", "complete task", completeTask),
    ending("submit-form", "Completes a task with the values of its form.", "submit task form", submitTaskForm),
    {
      ...{ method: "POST", path: "/task/{id}/resolve", summary: "Gives a delegated task back to its owner." },
      ...{ body: completion, replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        await resolveTask(shell, request.userId, request.params.id!, readVariables(body.variables));
        return noContent;
      },
    },
    interruption("bpmnError", "The task ends in an error of the model.", "errorCode"),
    interruption("bpmnEscalation", "The task escalates.", "escalationCode"),
  ];
}

function linkRoutes(shell: Shell): Route[] {
  const path = "/task/{id}/identity-links";
  const readLink = async (request: RestRequest): Promise<IdentityLink> => {
    const body = await request.body();
    const link = { userId: textOf(body, "userId"), groupId: textOf(body, "groupId"), type: textOf(body, "type") ?? "candidate" };
    if ((link.userId === null) === (link.groupId === null))
      throw invalid("Identity Link requires userId or groupId, but not both.");
    return link;
  };
  const change = (path: string, summary: string, work: typeof addIdentityLink): Route => ({
    ...{ method: "POST", path, summary, body: input({ userId: nullable(string), groupId: nullable(string), type: string }) },
    replies: { 204: null },
    async handle(request) {
      await work(shell, request.userId, request.params.id!, await readLink(request));
      return noContent;
    },
  });
  return [
    {
      ...{ method: "GET", path, summary: "Assignee, owner and candidates of a task.", query: { type: string } },
      replies: { 200: array(linkSchema) },
      async handle({ params, query }) {
        const [task] = await shell.database.query("select assignee, owner from task where id = $1 and ended_at is null", [
          params.id,
        ]);
        if (task === undefined) throw noSuchTask(params.id!);
        const rows = await shell.database.query("select user_id, group_id, type from identity_link where task_id = $1", [
          params.id,
        ]);
        const links = rows.map(({ user_id: userId, group_id: groupId, type }) => ({ userId, groupId, type: String(type) }));
        for (const type of ["assignee", "owner"])
          if (task[type] !== null) links.push({ userId: task[type], groupId: null, type });
        const type = query.get("type");
        return ok(type === null ? links : links.filter((link) => link.type === type));
      },
    },
    change(path, "Adds a candidate, an assignee or an owner.", addIdentityLink),
    change(`${path}/delete`, "Removes a candidate, the assignee or the owner.", removeIdentityLink),
  ];
}
