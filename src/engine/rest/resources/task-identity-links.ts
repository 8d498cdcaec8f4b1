import type { IdentityLink } from "../../commands/identity-link-log.ts";
import type { Shell } from "../../commands/shell.ts";
import { addIdentityLink, noSuchTask, removeIdentityLink } from "../../commands/task-change.ts";
import { textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { array, input, nullable, object, string } from "../schema.ts";

const linkSchema = object({ userId: nullable(string), groupId: nullable(string), type: string });

/** Who may see and do a task. */
export function taskIdentityLinkRoutes(shell: Shell): Route[] {
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
