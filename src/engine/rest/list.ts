import type { Shell } from "../commands/shell.ts";
import type { Row } from "../persistence/database.ts";
import type { Condition, QueryKind } from "./filters.ts";
import { ok, type Route } from "./http.ts";
import { type ParsedQuery, parseQuery } from "./query.ts";
import { bodySchema, pagingSchemas, parameterSchemas } from "./query-schema.ts";
import { array, count as countSchema, type Schema } from "./schema.ts";

/** Conditions as SQL; their values go behind those that are there. */
export function where(conditions: Condition[], values: unknown[]): string {
  const parts = conditions.map(({ sql, values: own }) => {
    let next = 0;
    return sql.replace(/\?/g, () => `$${values.push(own[next++])}`);
  });
  return parts.length === 0 ? "true" : parts.map((part) => `(${part})`).join(" and ");
}

/** What rows are read from, with the joins whose alias is among these; all where none is given. */
function from({ from, joins = {} }: QueryKind, named: (alias: string) => boolean = () => true): string {
  const needed = Object.entries(joins).filter(([alias]) => named(alias));
  return [from, ...needed.map(([, join]) => `left join ${join}`)].join(" ");
}

/** The rows a query asks for. */
export async function findRows(shell: Shell, kind: QueryKind, query: ParsedQuery): Promise<Row[]> {
  const values: unknown[] = [];
  const condition = where(query.conditions, values);
  const limit = query.limit === null ? "" : ` limit ${query.limit}`;
  const text = `select ${kind.select} from ${from(kind)} where ${condition} order by ${query.order}${limit} offset ${query.offset}`;
  return kind.surveys?.test(condition) ? shell.database.survey(text, values) : shell.database.query(text, values);
}

/** How many rows a query finds. */
export async function countRows(shell: Shell, kind: QueryKind, conditions: Condition[]): Promise<number> {
  const values: unknown[] = [];
  const condition = where(conditions, values);
  const source = from(kind, (alias) => condition.includes(`${alias}.`));
  const text = `select count(${kind.what ?? "*"}) as count from ${source} where ${condition}`;
  const rows = await shell.database.query(text, values);
  return rows[0]!.count;
}

export interface ListOptions {
  shell: Shell;
  path: string;
  /** `tasks`, for the documentation. */
  what: string;
  /** A function where it depends on the time. */
  kind: QueryKind | (() => QueryKind);
  schema: Schema;
  /** Rows to answers. `parameters`: those of the address and of the body. */
  present(rows: Row[], parameters: Record<string, unknown>): unknown[] | Promise<unknown[]>;
  /** Without the POST form (incidents, user operations). */
  onlyGet?: boolean;
  /** Without the POST form of the count. */
  countOnlyGet?: boolean;
  /** Parameters beside the filters. */
  query?: Record<string, Schema>;
  /** Looks at the parameters before they are used. */
  check?(parameters: Record<string, unknown>): void;
}

/** GET and POST of a list and of its count. */
export function listRoutes({
  shell,
  path,
  what,
  kind: given,
  schema,
  present,
  onlyGet,
  countOnlyGet,
  query = {},
  check,
}: ListOptions): Route[] {
  const kindNow = typeof given === "function" ? given : () => given;
  const list: Route["handle"] = async (request) => {
    const kind = kindNow();
    const body = request.incoming.method === "POST" ? await request.body() : null;
    check?.(body ?? Object.fromEntries(request.query));
    const parsed = parseQuery(kind, request, body);
    if (parsed.limit === 0) return ok([]);
    const parameters = { ...Object.fromEntries(request.query), ...body };
    return ok(await present(await findRows(shell, kind, parsed), parameters));
  };
  const count: Route["handle"] = async (request) => {
    const kind = kindNow();
    const body = request.incoming.method === "POST" ? await request.body() : null;
    check?.(body ?? Object.fromEntries(request.query));
    return ok({ count: await countRows(shell, kind, parseQuery(kind, request, body).conditions) });
  };
  const kind = kindNow();
  const listReplies = { 200: array(schema) };
  const countReplies = { 200: countSchema };
  const routes: Route[] = [
    {
      ...{ method: "GET", path, summary: `Lists ${what}.`, handle: list },
      ...{ query: { ...parameterSchemas(kind), ...query }, replies: listReplies },
    },
    {
      ...{ method: "GET", path: `${path}/count`, summary: `Counts ${what}.`, handle: count },
      ...{ query: parameterSchemas(kind, { count: true }), replies: countReplies },
    },
  ];
  if (!onlyGet)
    routes.push({
      ...{ method: "POST", path, summary: `Lists ${what}, filtered by typed values.`, handle: list },
      ...{ query: { ...pagingSchemas, ...query }, body: bodySchema(kind), replies: listReplies },
    });
  if (!onlyGet && !countOnlyGet)
    routes.push({
      ...{ method: "POST", path: `${path}/count`, summary: `Counts ${what}, filtered by typed values.`, handle: count },
      ...{ body: bodySchema(kind, { count: true }), replies: countReplies },
    });
  return routes;
}
