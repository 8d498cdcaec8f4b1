import type { Shell } from "../../commands/shell.ts";
import type { Authenticator } from "../authentication.ts";
import { textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { ok, type Route } from "../http.ts";
import { array, boolean, input, nullable, object, string } from "../schema.ts";

/** Whether a password is right, and who is in the groups of a user. */
export function identityRoutes(shell: Shell, authenticator: Authenticator): Route[] {
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
