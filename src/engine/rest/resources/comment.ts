import { randomUUID } from "node:crypto";
import type { Shell } from "../../commands/shell.ts";
import { aboutTask } from "../../commands/task-change.ts";
import { touchTask } from "../../commands/task-touch.ts";
import { aboutInstance, logOperation } from "../../commands/user-operation.ts";
import { at, type Row } from "../../persistence/database.ts";
import { insertRow, type Run } from "../../persistence/insert-row.ts";
import { textOf } from "../body.ts";
import { invalid, RestError } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { any, array, input, nullable, string } from "../schema.ts";
import * as view from "../view.ts";
import { requireTask } from "./task-attachment.ts";

const commentView = view.view({
  ...{ links: view.constant([], array(any)), id: view.text("id"), userId: view.text("user_id"), time: view.time("time") },
  ...{ taskId: view.text("task_id"), message: view.text("message"), removalTime: view.time("removal_at") },
  ...{ rootProcessInstanceId: view.text("root_id"), processInstanceId: view.text("instance_id") },
});

const select = "select c.*, r.removal_at from task_comment c left join process_instance r on r.id = c.root_id";

/** What a comment belongs to. */
interface Owner {
  /** `/task/{id}/comment` */
  path: string;
  noun: string;
  column: "task_id" | "instance_id";
  /** In "No comment exists with commentId: … and taskId: …". */
  idName: string;
  /** The task or instance of the request. Throws 404. */
  require(id: string): Promise<Row>;
  about(row: Row): Row;
}

/** Comments on tasks, and on process instances. */
export function taskCommentRoutes(shell: Shell): Route[] {
  const task: Owner = {
    ...{ path: "/task/{id}/comment", noun: "task", column: "task_id", idName: "taskId", about: aboutTask },
    require: (id) => requireTask(shell, id, 404),
  };
  const instance: Owner = {
    ...{ path: "/process-instance/{id}/comment", noun: "process instance", column: "instance_id" },
    ...{ idName: "processInstanceId", about: aboutInstance },
    async require(id) {
      const [row] = await shell.database.query("select * from process_instance where id = $1", [id]);
      if (row === undefined) throw invalid(`No process instance found for id ${id}`, 404);
      return row;
    },
  };
  return [
    ...commentRoutes(shell, task),
    ...commentRoutes(shell, instance),
    {
      ...{ method: "GET", path: "/task/{id}/comment/{commentId}", summary: "One comment.", replies: { 200: commentView.schema } },
      async handle({ params }) {
        await requireTask(shell, params.id!, 404);
        const [row] = await shell.database.query(`${select} where c.task_id = $1 and c.id = $2`, [params.id, params.commentId]);
        if (row) return ok(commentView.read(row));
        throw invalid(`Task comment with id ${params.commentId} does not exist for task id '${params.id}'.`, 404);
      },
    },
    {
      ...{ method: "POST", path: "/task/{id}/comment/create", summary: "Writes a comment on a task." },
      ...{ body: input({ message: string, processInstanceId: nullable(string) }), replies: { 200: commentView.schema } },
      async handle(request) {
        const task = await requireTask(shell, request.params.id!, 400);
        const body = await request.body();
        const message = textOf(body, "message");
        if (message === null) throw new RestError(400, "InvalidRequestException", "Not enough parameters submitted", 0);
        const row: Row = {
          ...{ id: randomUUID(), task_id: task.id, root_id: task.ended_at === null ? task.root_id : null },
          ...{ instance_id: textOf(body, "processInstanceId"), user_id: request.userId, time: shell.now(), message },
        };
        await touchTask(shell, request.userId, task.id, async (run) => {
          await insertRow(run, "task_comment", { ...row, time: at(row.time) });
          return row;
        });
        const href = `${request.baseUrl}/task/${task.id}/comment/${row.id}`;
        return ok({ ...commentView.read(row), links: [{ method: "GET", href, rel: "self" }] });
      },
    },
  ];
}

function commentRoutes(shell: Shell, { path, noun, column, idName, require, about }: Owner): Route[] {
  const log = ({ userId }: RestRequest, operationType: string, owner: Row, before: string | null, after: string | null) =>
    logOperation(shell.database.query, userId, shell.now(), {
      ...{ operationType, entityType: "Comment", category: column === "task_id" ? "TaskWorker" : "Operator" },
      ...{ changes: [["comment", before, after]], about: about(owner) },
    });
  /** Changes comments; of a task the listeners hear of it. */
  const changed = <T>({ userId, params }: RestRequest, work: (run: Run) => Promise<T | null>) =>
    column === "task_id" ? touchTask(shell, userId, params.id!, work) : work(shell.database.query);
  const remove = async (request: RestRequest, commentId: string | null) => {
    const owner = await require(request.params.id!);
    const isGone = await changed(request, async (run) => {
      const rows = await run(`delete from task_comment where ${column} = $1 and ($2::text is null or id = $2) returning id`, [
        request.params.id,
        commentId,
      ]);
      return rows.length > 0 ? true : null;
    });
    if (isGone) await log(request, "DeleteComment", owner, null, null);
    return noContent;
  };
  return [
    {
      ...{ method: "GET", path, summary: `Comments on a ${noun}.`, replies: { 200: array(commentView.schema) } },
      async handle({ params }) {
        await require(params.id!);
        const rows = await shell.database.query(`${select} where c.${column} = $1 order by c.seq desc`, [params.id]);
        return ok(rows.map(commentView.read));
      },
    },
    {
      ...{ method: "PUT", path, summary: "Changes a comment.", body: input({ id: string, message: string }) },
      replies: { 204: null },
      async handle(request) {
        const owner = await require(request.params.id!);
        const body = await request.body();
        const [id, message] = [textOf(body, "id"), textOf(body, "message")];
        if (id === null) throw invalid("commentId is null");
        if (message === null) throw invalid("message is null");
        const old = await changed(request, async (run) => {
          const [row] = await run(
            `update task_comment c set message = $3 from task_comment o
              where c.id = $1 and o.id = c.id and c.${column} = $2 returning o.message`,
            [id, request.params.id, message],
          );
          return row ?? null;
        });
        if (old === null)
          throw invalid(`No comment exists with commentId: ${id} and ${idName}: ${request.params.id}: comment is null`);
        await log(request, "UpdateComment", owner, old.message, message);
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path, summary: `Removes all comments on a ${noun}.`, replies: { 204: null } },
      handle: (request) => remove(request, null),
    },
    {
      ...{ method: "DELETE", path: `${path}/{commentId}`, summary: "Removes a comment.", replies: { 204: null } },
      handle: (request) => remove(request, request.params.commentId!),
    },
  ];
}
