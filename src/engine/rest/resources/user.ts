import type { Shell } from "../../commands/shell.ts";
import { logOperation } from "../../commands/user-operation.ts";
import { EngineException } from "../../core/types/exceptions.ts";
import { type Authenticator, hashPassword } from "../authentication.ts";
import { textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { list, never, type QueryKind, text } from "../filters.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { input, nullable, string } from "../schema.ts";
import * as view from "../view.ts";
import { requireId } from "./resource-id.ts";

const userView = view.view({
  ...{ id: view.text("id"), firstName: view.text("first_name"), lastName: view.text("last_name"), email: view.text("email") },
});
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

const profile = input({ id: string, firstName: nullable(string), lastName: nullable(string), email: nullable(string) });
const credentials = input({ password: string });

/** Users. */
export function userRoutes(shell: Shell, authenticator: Authenticator): Route[] {
  const lists = listRoutes({
    ...{ shell, path: "/user", what: "users", kind: users, schema: userView.schema, onlyGet: true },
    present: (rows) => rows.map(userView.read),
  });
  const log = ({ userId }: RestRequest, operationType: string, id: string) =>
    logOperation(shell.database.query, userId, shell.now(), {
      ...{ operationType, entityType: "User", category: "Admin", about: {}, changes: [["userId", null, id]] },
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
        await log(request, "Create", id);
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
        await log(request, "Update", request.params.id!);
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
        await log(request, "Update", id);
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: "/user/{id}", summary: "Deletes a user.", replies: { 204: null } },
      async handle(request) {
        const id = request.params.id!;
        await shell.database.query("delete from membership where user_id = $1", [id]);
        const rows = await shell.database.query("delete from engine_user where id = $1 returning id", [id]);
        authenticator.forget(id);
        if (rows.length > 0) await log(request, "Delete", id);
        return noContent;
      },
    },
    {
      ...{ method: "POST", path: "/user/{id}/unlock", summary: "Lets a user in again who is locked after wrong passwords." },
      replies: { 204: null },
      async handle({ params }) {
        authenticator.unlock(params.id!);
        return noContent;
      },
    },
  ];
}
