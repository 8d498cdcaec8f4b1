import type { Shell } from "../../commands/shell.ts";
import { EngineException } from "../../core/types.ts";
import { type Authenticator, hashPassword } from "../authentication.ts";
import { textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { noContent, ok, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { list, never, type QueryKind, text } from "../query.ts";
import { array, boolean, input, nullable, object, string } from "../schema.ts";
import * as view from "../view.ts";

const userView = view.view({
  ...{ id: view.text("id"), firstName: view.text("first_name"), lastName: view.text("last_name"), email: view.text("email") },
});
const groupView = view.view({ id: view.text("id"), name: view.text("name"), type: view.text("type") });

const users: QueryKind = {
  ...{ from: "engine_user t", select: "t.*", order: "t.id" },
  filters: {
    ...{
      id: text("t.id = ?"),
      idIn: list("t.id = any(?)"),
      firstName: text("t.first_name = ?"),
      firstNameLike: text("t.first_name like ?"),
    },
    ...{ lastName: text("t.last_name = ?"), lastNameLike: text("t.last_name like ?"), email: text("t.email = ?") },
    ...{ emailLike: text("t.email like ?"), memberOfTenant: never() },
    memberOfGroup: text("exists (select from membership m where m.user_id = t.id and m.group_id = ?)"),
  },
  sorts: { userId: "t.id", firstName: "t.first_name", lastName: "t.last_name", email: "t.email" },
};

const groups: QueryKind = {
  ...{ from: "engine_group t", select: "t.*", order: "t.id" },
  filters: {
    ...{ id: text("t.id = ?"), idIn: list("t.id = any(?)"), name: text("t.name = ?"), nameLike: text("t.name like ?") },
    ...{ type: text("t.type = ?"), memberOfTenant: never() },
    member: text("exists (select from membership m where m.group_id = t.id and m.user_id = ?)"),
  },
  sorts: { id: "t.id", name: "t.name", type: "t.type" },
};

const profile = input({ id: string, firstName: nullable(string), lastName: nullable(string), email: nullable(string) });
const credentials = input({ password: string });

/** Wider than Camunda's default whitelist, which refuses the hyphens of a UUID. */
const resourceId = /^[\w-]+$/;

function requireId(kind: "User" | "Group", id: string): void {
  if (!resourceId.test(id)) throw new EngineException(`${kind} has an invalid id: '${id}' is not a valid resource identifier.`);
}

/** Users and groups, and whether a password is right. */
export function identityRoutes(shell: Shell, authenticator: Authenticator): Route[] {
  return [...userRoutes(shell, authenticator), ...groupRoutes(shell), ...verificationRoutes(shell, authenticator)];
}

function userRoutes(shell: Shell, authenticator: Authenticator): Route[] {
  const lists = listRoutes({
    ...{ shell, path: "/user", what: "users", kind: users, schema: userView.schema, onlyGet: true },
    present: (rows) => rows.map(userView.read),
  });
  return [
    ...lists,
    {
      ...{ method: "POST", path: "/user/create", summary: "Creates a user.", body: input({ profile, credentials }) },
      replies: { 204: null },
      async handle(request) {
        const body = await request.body();
        const given = (body.profile ?? {}) as Record<string, unknown>;
        const id = textOf(given, "id");
        if (id === null) throw invalid("request object must provide profile information with valid id.");
        requireId("User", id);
        const password = textOf((body.credentials ?? {}) as Record<string, unknown>, "password");
        const hash = password === null ? null : await hashPassword(password);
        const rows = await shell.database.query(
          `insert into engine_user (id, first_name, last_name, email, password_hash) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning id`,
          [id, textOf(given, "firstName"), textOf(given, "lastName"), textOf(given, "email"), hash],
        );
        if (rows.length === 0) throw new EngineException("The user already exists", "BadUserRequestException");
        return noContent;
      },
    },
    {
      ...{ method: "GET", path: "/user/{id}/profile", summary: "One user.", replies: { 200: userView.schema } },
      async handle({ params }) {
        const [row] = await shell.database.query("select * from engine_user where id = $1", [params.id]);
        if (row === undefined) throw invalid(`User with id ${params.id} does not exist`, 404);
        return ok(userView.read(row));
      },
    },
    {
      ...{ method: "PUT", path: "/user/{id}/profile", summary: "Changes a user.", body: profile, replies: { 204: null } },
      async handle(request) {
        const body = await request.body();
        const rows = await shell.database.query(
          "update engine_user set first_name = $2, last_name = $3, email = $4 where id = $1 returning id",
          [request.params.id, textOf(body, "firstName"), textOf(body, "lastName"), textOf(body, "email")],
        );
        if (rows.length === 0) throw invalid(`User with id ${request.params.id} does not exist`, 404);
        return noContent;
      },
    },
    {
      ...{ method: "PUT", path: "/user/{id}/credentials", summary: "Changes a password.", replies: { 204: null } },
      body: input({ password: string, authenticatedUserPassword: nullable(string) }),
      async handle(request) {
        const body = await request.body();
        const id = request.params.id!;
        const password = textOf(body, "password");
        if (password === null) throw invalid("password is null");
        const own = textOf(body, "authenticatedUserPassword");
        if (request.userId !== null && (own === null || !(await authenticator.verify(request.userId, own))))
          throw invalid("The given authenticated user password is not valid.");
        const rows = await shell.database.query("update engine_user set password_hash = $2 where id = $1 returning id", [
          ...[id, await hashPassword(password)],
        ]);
        if (rows.length === 0) throw invalid(`User with id ${id} does not exist`, 404);
        authenticator.forget(id);
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: "/user/{id}", summary: "Deletes a user.", replies: { 204: null } },
      async handle({ params }) {
        await shell.database.query("delete from membership where user_id = $1", [params.id]);
        await shell.database.query("delete from engine_user where id = $1", [params.id]);
        authenticator.forget(params.id!);
        return noContent;
      },
    },
  ];
}

function groupRoutes(shell: Shell): Route[] {
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

function verificationRoutes(shell: Shell, authenticator: Authenticator): Route[] {
  return [
    {
      ...{ method: "GET", path: "/identity/groups", summary: "The groups of a user, and who else is in them." },
      query: { userId: string },
      replies: {
        200: object({ groups: array(object({ id: string, name: nullable(string) })), groupUsers: array({ type: "object" }) }),
      },
      async handle({ query }) {
        const userId = query.get("userId");
        if (userId === null) throw invalid("No user id was supplied");
        const found = await shell.database.query(
          "select g.id, g.name from engine_group g join membership m on m.group_id = g.id where m.user_id = $1 order by g.id",
          [userId],
        );
        const others = await shell.database.query(
          `select distinct u.id, u.first_name, u.last_name from engine_user u join membership m on m.user_id = u.id
            where m.group_id = any($1) and u.id <> $2 order by u.id`,
          [found.map((row) => row.id), userId],
        );
        return ok({
          groups: found.map(({ id, name }) => ({ id, name })),
          groupUsers: others.map((row) => ({
            ...{ id: row.id, firstName: row.first_name, lastName: row.last_name },
            displayName: [row.first_name, row.last_name].filter(Boolean).join(" "),
          })),
        });
      },
    },
    {
      ...{ method: "POST", path: "/identity/verify", summary: "Whether a password is right." },
      body: input({ username: string, password: string }),
      replies: {
        200: object({
          ...{ authenticatedUser: string, groups: { type: "null" }, tenants: { type: "null" }, authenticated: boolean },
        }),
      },
      async handle(request) {
        const body = await request.body();
        const username = textOf(body, "username");
        const password = textOf(body, "password");
        if (username === null || password === null) throw invalid("Username and password are required");
        const authenticated = await authenticator.verify(username, password);
        return ok({ authenticatedUser: username, groups: null, tenants: null, authenticated });
      },
    },
  ];
}
