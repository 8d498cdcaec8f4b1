import { randomUUID } from "node:crypto";
import type { Shell } from "../../commands/shell.ts";
import { at, type Row } from "../../persistence/database.ts";
import { textOf } from "../body.ts";
import { invalid, RestError } from "../errors.ts";
import { ok, type Route } from "../http.ts";
import { any, array, input, nullable, string } from "../schema.ts";
import * as view from "../view.ts";

const commentView = view.view({
  ...{ links: view.constant([], array(any)), id: view.text("id"), userId: view.text("user_id"), time: view.time("time") },
  ...{ taskId: view.text("task_id"), message: view.text("message"), removalTime: view.time("removal_at") },
  ...{ rootProcessInstanceId: view.text("root_id"), processInstanceId: view.text("instance_id") },
});

const from = "task_comment c left join process_instance r on r.id = c.root_id";

/** Comments on tasks, and on process instances. */
export function taskCommentRoutes(shell: Shell): Route[] {
  const findTask = async (id: string): Promise<Row | undefined> => {
    const [row] = await shell.database.query("select id, root_id from task where id = $1", [id]);
    return row;
  };
  const requireTask = async (id: string, status: number): Promise<Row> => {
    const row = await findTask(id);
    if (row === undefined) throw invalid(`No task found for task id ${id}`, status);
    return row;
  };
  return [
    {
      ...{
        method: "GET",
        path: "/task/{id}/comment",
        summary: "Comments on a task.",
        replies: { 200: array(commentView.schema) },
      },
      async handle({ params }) {
        await requireTask(params.id!, 404);
        const rows = await shell.database.query(
          `select c.*, r.removal_at from ${from} where c.task_id = $1 order by c.seq desc`,
          [params.id],
        );
        return ok(rows.map(commentView.read));
      },
    },
    {
      ...{ method: "GET", path: "/task/{id}/comment/{commentId}", summary: "One comment.", replies: { 200: commentView.schema } },
      async handle({ params }) {
        await requireTask(params.id!, 404);
        const [row] = await shell.database.query(`select c.*, r.removal_at from ${from} where c.task_id = $1 and c.id = $2`, [
          params.id,
          params.commentId,
        ]);
        if (row) return ok(commentView.read(row));
        throw invalid(`Task comment with id ${params.commentId} does not exist for task id '${params.id}'.`, 404);
      },
    },
    {
      ...{ method: "POST", path: "/task/{id}/comment/create", summary: "Writes a comment on a task." },
      ...{ body: input({ message: string, processInstanceId: nullable(string) }), replies: { 200: commentView.schema } },
      async handle(request) {
        const task = await requireTask(request.params.id!, 400);
        const body = await request.body();
        const message = textOf(body, "message");
        if (message === null) throw new RestError(400, "InvalidRequestException", "Not enough parameters submitted", 0);
        const row: Row = {
          ...{ id: randomUUID(), task_id: task.id, root_id: task.root_id, instance_id: textOf(body, "processInstanceId") },
          ...{ user_id: request.userId, time: shell.now(), message },
        };
        await shell.database.query(
          "insert into task_comment (id, task_id, root_id, instance_id, user_id, time, message) values ($1, $2, $3, $4, $5, $6, $7)",
          [row.id, row.task_id, row.root_id, row.instance_id, row.user_id, at(row.time), row.message],
        );
        const href = `${request.baseUrl}/task/${task.id}/comment/${row.id}`;
        return ok({ ...commentView.read(row), links: [{ method: "GET", href, rel: "self" }] });
      },
    },
    {
      ...{ method: "GET", path: "/process-instance/{id}/comment", summary: "Comments on a process instance." },
      replies: { 200: array(commentView.schema) },
      async handle({ params }) {
        const rows = await shell.database.query(
          `select c.*, r.removal_at from ${from} where c.instance_id = $1 order by c.seq desc`,
          [params.id],
        );
        return ok(rows.map(commentView.read));
      },
    },
  ];
}
