import { randomUUID } from "node:crypto";
import type { Shell } from "../../commands/shell.ts";
import { aboutTask } from "../../commands/task-change.ts";
import { touchTask } from "../../commands/task-touch.ts";
import { logOperation, type UserOperation } from "../../commands/user-operation.ts";
import { at, type Row } from "../../persistence/database.ts";
import { insertRow } from "../../persistence/insert-row.ts";
import { invalid } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { readForm, textPart } from "../multipart.ts";
import { any, array, string } from "../schema.ts";
import * as view from "../view.ts";

const attachmentView = view.view({
  ...{ links: view.constant([], array(any)), id: view.text("id"), name: view.text("name") },
  ...{ description: view.text("description"), taskId: view.text("task_id"), type: view.text("type"), url: view.text("url") },
  ...{ createTime: view.time("created_at"), removalTime: view.time("removal_at"), rootProcessInstanceId: view.text("root_id") },
});

const columns = "a.id, a.name, a.description, a.task_id, a.type, a.url, a.created_at, a.root_id, r.removal_at";
const from = "attachment a left join process_instance r on r.id = a.root_id";

/** Files and addresses that people attach to a task; they stay when it is done. */
export function taskAttachmentRoutes(shell: Shell): Route[] {
  const list = "/task/{id}/attachment";
  const one = `${list}/{attachmentId}`;
  const find = async ({ params }: RestRequest, what: string): Promise<Row | undefined> => {
    const [row] = await shell.database.query(`select ${what} from ${from} where a.task_id = $1 and a.id = $2`, [
      ...[params.id, params.attachmentId],
    ]);
    return row;
  };
  const operation = (operationType: string, task: Row, name: string | null): UserOperation => ({
    ...{ operationType, entityType: "Attachment", category: "TaskWorker", about: aboutTask(task) },
    changes: [["name", null, name]],
  });
  return [
    {
      ...{ method: "GET", path: list, summary: "Attachments of a task.", replies: { 200: array(attachmentView.schema) } },
      async handle({ params }) {
        await requireTask(shell, params.id!, 404);
        const rows = await shell.database.query(`select ${columns} from ${from} where a.task_id = $1 order by a.seq`, [
          params.id,
        ]);
        return ok(rows.map(attachmentView.read));
      },
    },
    {
      ...{ method: "POST", path: `${list}/create`, summary: "Attaches a file or an address to a task." },
      multipart: {
        ...{ "attachment-name": string, "attachment-description": string, "attachment-type": string, url: string },
        content: { type: "string", format: "binary" },
      },
      replies: { 200: attachmentView.schema },
      async handle(request) {
        const parts = await readForm(request);
        const task = await requireTask(shell, request.params.id!, 400);
        const content = parts.get("content")?.bytes ?? null;
        const url = textPart(parts, "url");
        if (content === null && url === null)
          throw invalid("No content or url to remote content exists to create the task attachment.");
        const isOpen = task.ended_at === null;
        const row: Row = {
          ...{ id: randomUUID(), task_id: task.id, root_id: isOpen ? task.root_id : null },
          ...{ instance_id: isOpen ? task.instance_id : null, name: textPart(parts, "attachment-name") },
          ...{ type: textPart(parts, "attachment-type"), description: textPart(parts, "attachment-description") },
          ...{ url: content === null ? url : null, user_id: request.userId, created_at: shell.now() },
        };
        await touchTask(shell, request.userId, task.id, async (run) => {
          await insertRow(run, "attachment", { ...row, created_at: at(row.created_at), content });
          await logOperation(run, request.userId, shell.now(), operation("AddAttachment", task, row.name));
          return row;
        });
        const href = `${request.baseUrl}/task/${task.id}/attachment/${row.id}`;
        return ok({ ...attachmentView.read(row), links: [{ method: "GET", href, rel: "self" }] });
      },
    },
    {
      ...{ method: "GET", path: one, summary: "One attachment.", replies: { 200: attachmentView.schema } },
      async handle(request) {
        const row = await find(request, columns);
        if (row) return ok(attachmentView.read(row));
        const { id, attachmentId } = request.params;
        throw invalid(`Task attachment with id ${attachmentId} does not exist for task id '${id}'.`, 404);
      },
    },
    {
      ...{ method: "GET", path: `${one}/data`, summary: "The content of an attachment." },
      replies: { 200: "application/octet-stream" },
      async handle(request) {
        const { id, attachmentId } = request.params;
        const row = await find(request, "a.content");
        if (row === undefined || row.content === null)
          throw invalid(`Attachment content for attachment with id '${attachmentId}' does not exist for task id '${id}'.`, 404);
        return { status: 200, content: row.content, headers: { "Content-Type": "application/octet-stream" } };
      },
    },
    {
      ...{ method: "DELETE", path: one, summary: "Removes an attachment.", replies: { 204: null } },
      async handle(request) {
        const { id, attachmentId } = request.params;
        const task = await findTask(shell, id!);
        const isGone = await touchTask(shell, request.userId, id!, async (run) => {
          const [row] = await run("delete from attachment where task_id = $1 and id = $2 returning name", [id, attachmentId]);
          if (row === undefined || task === undefined) return null;
          await logOperation(run, request.userId, shell.now(), operation("DeleteAttachment", task, row.name));
          return true;
        });
        if (isGone) return noContent;
        throw invalid(
          `Deletion is not possible. No attachment exists for task id '${id}' and attachment id '${attachmentId}'.`,
          404,
        );
      },
    },
  ];
}

/** A task, open or past, with what logs say of it. */
export async function findTask(shell: Shell, id: string): Promise<Row | undefined> {
  const [row] = await shell.database.query(
    `select t.id, t.root_id, t.instance_id, t.execution_id, t.definition_id, t.ended_at, p.definition_key from task t
       left join process_instance p on p.id = t.instance_id where t.id = $1`,
    [id],
  );
  return row;
}

/** A task, open or past. Throws with this status when there is none. */
export async function requireTask(shell: Shell, id: string, status: number): Promise<Row> {
  const row = await findTask(shell, id);
  if (row === undefined) throw invalid(`No task found for task id ${id}`, status);
  return row;
}
