import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types.ts";
import { textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { list, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { input, nullable, string } from "../schema.ts";
import * as view from "../view.ts";
import { requireId } from "./resource-id.ts";

const groupView = view.view({ id: view.text("id"), name: view.text("name"), type: view.text("type") });

const groups: QueryKind = {
  ...{ from: "engine_group t", select: "t.*", order: "t.id" },
  filters: {
    ...{ id: text("t.id = ?"), idIn: list("t.id = any(?)"), name: text("t.name = ?"), nameLike: text("t.name like ?") },
    ...{ type: text("t.type = ?"), memberOfTenant: never() },
    member: text("exists (select from membership m where m.group_id = t.id and m.user_id = ?)"),
  },
  sorts: { id: "t.id", name: "t.name", type: "t.type" },
};

/** Groups and their members. */
export function groupRoutes(shell: Shell): Route[] {
  const lists = listRoutes({
    ...{ shell, path: "/group", what: "groups", kind: groups, schema: groupView.schema, onlyGet: true },
    present: (rows) => rows.map(groupView.read),
  });
  const member = "/group/{id}/members/{userId}";
  return [
    ...lists,
    {
      ...{ method: "POST", path: "/group/create", summary: "Creates a group.", replies: { 204: null } },
      body: input({ id: string, name: nullable(string), type: nullable(string) }),
      async handle(request) {
        const body = await request.body();
        const id = textOf(body, "id");
        if (id === null) throw new EngineException("groupId is null", "NullValueException");
        requireId("Group", id);
        const rows = await shell.database.query(
          "insert into engine_group (id, name, type) values ($1, $2, $3) on conflict do nothing returning id",
          [id, textOf(body, "name"), textOf(body, "type")],
        );
        if (rows.length === 0) throw new EngineException("The group already exists", "BadUserRequestException");
        return noContent;
      },
    },
    {
      ...{ method: "GET", path: "/group/{id}", summary: "One group.", replies: { 200: groupView.schema } },
      async handle({ params }) {
        const [row] = await shell.database.query("select * from engine_group where id = $1", [params.id]);
        if (row === undefined) throw invalid(`Group with id ${params.id} does not exist`, 404);
        return ok(groupView.read(row));
      },
    },
    {
      ...{ method: "DELETE", path: "/group/{id}", summary: "Deletes a group.", replies: { 204: null } },
      async handle({ params }) {
        await shell.database.query("delete from engine_group where id = $1", [params.id]);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: member, summary: "Puts a user into a group.", replies: { 204: null } },
      async handle({ params }) {
        const [group] = await shell.database.query("select 1 from engine_group where id = $1", [params.id]);
        if (group === undefined)
          throw new EngineException(`No group found with id '${params.id}'.: group is null`, "NullValueException");
        const rows = await shell.database.query(
          "insert into membership (user_id, group_id) values ($1, $2) on conflict do nothing returning 1",
          [params.userId, params.id],
        );
        if (rows.length === 0)
          throw new EngineException(
            "An exception occurred in the persistence layer. Please check the server logs for a detailed message and the entire exception stack trace.",
            "ProcessEnginePersistenceException",
          );
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: member, summary: "Takes a user out of a group.", replies: { 204: null } },
      async handle({ params }) {
        await shell.database.query("delete from membership where user_id = $1 and group_id = $2", [params.userId, params.id]);
        return noContent;
      },
    },
  ];
}
