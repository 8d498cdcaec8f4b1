import type { Shell } from "../../commands/shell.ts";
import { logOperation } from "../../commands/user-operation.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { textOf } from "../body.ts";
import { invalid, type RestError } from "../errors.ts";
import { list, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
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
    ...{ shell, path: "/group", what: "groups", kind: groups, schema: groupView.schema },
    present: (rows) => rows.map(groupView.read),
  });
  const member = "/group/{id}/members/{userId}";
  const body = input({ id: string, name: nullable(string), type: nullable(string) });
  const log = (request: RestRequest, operationType: string, groupId: string) =>
    logOperation(shell.database.query, request.userId, shell.now(), {
      ...{ operationType, entityType: "Group", category: "Admin", about: {}, changes: [["groupId", null, groupId]] },
    });
  const logMembership = ({ userId, params }: RestRequest, operationType: string) =>
    logOperation(shell.database.query, userId, shell.now(), {
      ...{ operationType, entityType: "Group membership", category: "Admin", about: {} },
      changes: [
        ["userId", null, params.userId],
        ["groupId", null, params.id],
      ],
    });
  return [
    ...lists,
    {
      ...{ method: "POST", path: "/group/create", summary: "Creates a group.", replies: { 204: null }, body },
      async handle(request) {
        const given = await request.body();
        const id = textOf(given, "id");
        if (id === null) throw new EngineException("groupId is null", "NullValueException");
        requireId("Group", id);
        const rows = await shell.database.query(
          "insert into engine_group (id, name, type) values ($1, $2, $3) on conflict do nothing returning id",
          [id, textOf(given, "name"), textOf(given, "type")],
        );
        if (rows.length === 0) throw new EngineException("The group already exists", "BadUserRequestException");
        await log(request, "Create", id);
        return noContent;
      },
    },
    {
      ...{ method: "GET", path: "/group/{id}", summary: "One group.", replies: { 200: groupView.schema } },
      async handle({ params }) {
        const [row] = await shell.database.query("select * from engine_group where id = $1", [params.id]);
        if (row === undefined) throw noGroup(params.id!);
        return ok(groupView.read(row));
      },
    },
    {
      ...{ method: "PUT", path: "/group/{id}", summary: "Changes a group.", replies: { 204: null }, body },
      async handle(request) {
        const given = await request.body();
        const id = request.params.id!;
        const rows = await shell.database.query("update engine_group set name = $2, type = $3 where id = $1 returning id", [
          ...[id, textOf(given, "name"), textOf(given, "type")],
        ]);
        if (rows.length === 0) throw noGroup(id);
        await log(request, "Update", id);
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: "/group/{id}", summary: "Deletes a group.", replies: { 204: null } },
      async handle(request) {
        const id = request.params.id!;
        const rows = await shell.database.query("delete from engine_group where id = $1 returning id", [id]);
        if (rows.length > 0) await log(request, "Delete", id);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: member, summary: "Puts a user into a group.", replies: { 204: null } },
      async handle(request) {
        const { params } = request;
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
        await logMembership(request, "Create");
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: member, summary: "Takes a user out of a group.", replies: { 204: null } },
      async handle(request) {
        const { id, userId } = request.params;
        const rows = await shell.database.query("delete from membership where user_id = $1 and group_id = $2 returning 1", [
          ...[userId, id],
        ]);
        if (rows.length > 0) await logMembership(request, "Delete");
        return noContent;
      },
    },
  ];
}

function noGroup(id: string): RestError {
  return invalid(`Group with id ${id} does not exist`, 404);
}
