import type { Shell } from "../../commands/shell.ts";
import { plainText } from "../content.ts";
import { invalid } from "../errors.ts";
import type { QueryKind } from "../filters.ts";
import { noContent, ok, type Route } from "../http.ts";
import type { View } from "../view.ts";

/** GET of one entry of history by its id. */
export function oneById(shell: Shell, path: string, what: string, { schema, read }: View, kind: QueryKind): Route {
  return {
    ...{ method: "GET", path, summary: `${what}.`, replies: { 200: schema } },
    async handle({ params }) {
      const [row] = await shell.database.query(`select ${kind.select} from ${kind.from} where t.id = $1`, [params.id]);
      if (row === undefined) throw invalid(`${what} with id '${params.id}' does not exist`, 404);
      return ok(read(row));
    },
  };
}

/** GET of the text a log keeps of a failure. `missing` is Camunda's sentence for an unknown id. */
export function failureText(
  shell: Shell,
  path: string,
  { table, column }: { table: string; column: string },
  missing: (id: string) => string,
): Route {
  return {
    ...{ method: "GET", path, summary: "What was said of a failure.", replies: { 200: "text/plain", 204: null } },
    async handle({ params }) {
      const [row] = await shell.database.query(`select ${column} as text from ${table} where id = $1`, [params.id]);
      if (row === undefined) throw invalid(missing(params.id!), 404);
      return row.text === null ? noContent : plainText(row.text);
    },
  };
}
