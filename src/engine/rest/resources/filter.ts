import { randomUUID } from "node:crypto";
import type { Shell } from "../../commands/shell.ts";
import { logOperation } from "../../commands/user-operation.ts";
import type { Row } from "../../persistence/database.ts";
import { textOf } from "../body.ts";
import { invalid, RestError } from "../errors.ts";
import { type QueryKind, text } from "../filters.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { countRows, findRows, listRoutes } from "../list.ts";
import { parseQuery } from "../query.ts";
import { bodySchema, pagingSchemas } from "../query-schema.ts";
import { array, boolean, count, input, integer, nullable, type Schema, string } from "../schema.ts";
import * as view from "../view.ts";
import { checkTaskQuery, taskQuery } from "./task-query.ts";
import { presentTasks, taskExtras, taskSchema } from "./task-view.ts";

/** Lists that Camunda adds to a stored query, empty. */
const emptyLists = { taskVariables: [], processVariables: [], caseInstanceVariables: [], orQueries: [] };

const filterView = view.view({
  ...{ id: view.text("id"), resourceType: view.text("resource_type"), name: view.text("name"), owner: view.text("owner") },
  query: view.computed({ type: "object" }, (row) => ({ ...emptyLists, ...row.query })),
  properties: view.computed({ type: "object" }, (row) => row.properties),
});

/** With the number of tasks, where that was asked for. */
const filterSchema: Schema = {
  ...filterView.schema,
  properties: { ...(filterView.schema.properties as object), itemCount: integer },
};

const kind: QueryKind = {
  ...{ from: "filter t", select: "t.*", order: "t.name" },
  filters: {
    ...{ filterId: text("t.id = ?"), resourceType: text("t.resource_type = ?"), name: text("t.name = ?") },
    ...{ nameLike: text("t.name like ?"), owner: text("t.owner = ?") },
  },
  sorts: { filterId: "t.id", firstName: "t.name", name: "t.name", owner: "t.owner", resourceType: "t.resource_type" },
};
const body = input({
  ...{ resourceType: string, name: string, owner: nullable(string), query: { type: "object" }, properties: { type: "object" } },
});

/** Saved queries for tasks. */
export function filterRoutes(shell: Shell): Route[] {
  const require = async ({ params }: RestRequest, code: number | null = null): Promise<Row> => {
    const [row] = await shell.database.query("select * from filter where id = $1", [params.id]);
    if (row) return row;
    throw new RestError(404, "InvalidRequestException", `Filter with id '${params.id}' does not exist.`, code);
  };
  /** How many tasks a saved query finds, where that is asked for. */
  const withCount = async (row: Row, parameters: Record<string, unknown>): Promise<unknown> => {
    if (parameters.itemCount !== "true") return filterView.read(row);
    const { conditions } = parseQuery(taskQuery, { query: new URLSearchParams() }, row.query);
    return { ...filterView.read(row), itemCount: await countRows(shell, taskQuery, conditions) };
  };
  const read = (given: Record<string, unknown>): Row => {
    const type = textOf(given, "resourceType");
    if (type !== "Task") throw invalid(`Unable to create filter with invalid resource type '${type}'`);
    const name = textOf(given, "name");
    if (name === null) throw invalid("Filter name must not be null");
    const query = (given.query ?? {}) as Record<string, unknown>;
    return { resource_type: type, name, owner: textOf(given, "owner"), query, properties: given.properties ?? {} };
  };
  const log = ({ userId }: RestRequest, operationType: string, id: string) =>
    logOperation(shell.database.query, userId, shell.now(), {
      ...{ operationType, entityType: "Filter", category: "TaskWorker", about: {}, changes: [["filterId", null, id]] },
    });
  const run = async (request: RestRequest) => {
    const given = request.incoming.method === "POST" ? await request.body() : {};
    const query: Record<string, unknown> = { ...(await require(request, 0)).query, ...given };
    checkTaskQuery(query);
    return { parsed: parseQuery(taskQuery, request, query), extras: taskExtras(query) };
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/filter", what: "saved queries", kind, schema: filterSchema, onlyGet: true },
      query: { itemCount: boolean },
      present: (rows, parameters) => Promise.all(rows.map((row) => withCount(row, parameters))),
    }),
    {
      ...{ method: "POST", path: "/filter/create", summary: "Saves a query.", body, replies: { 200: filterView.schema } },
      async handle(request) {
        const row: Row = { id: randomUUID(), ...read(await request.body()) };
        const columns = Object.keys(row);
        await shell.database.query(
          `insert into filter (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`,
          Object.values(row),
        );
        await log(request, "Create", row.id);
        return ok(filterView.read(row));
      },
    },
    {
      ...{ method: "GET", path: "/filter/{id}", summary: "One saved query.", query: { itemCount: boolean } },
      replies: { 200: filterSchema },
      handle: async (request) => ok(await withCount(await require(request), Object.fromEntries(request.query))),
    },
    {
      ...{ method: "PUT", path: "/filter/{id}", summary: "Changes a saved query.", body, replies: { 204: null } },
      async handle(request) {
        await require(request);
        const { name, owner, query, properties } = read(await request.body());
        await shell.database.query("update filter set name = $2, owner = $3, query = $4, properties = $5 where id = $1", [
          ...[request.params.id, name, owner, query, properties],
        ]);
        await log(request, "Update", request.params.id!);
        return noContent;
      },
    },
    {
      ...{ method: "DELETE", path: "/filter/{id}", summary: "Forgets a saved query.", replies: { 204: null } },
      async handle(request) {
        await require(request);
        await shell.database.query("delete from filter where id = $1", [request.params.id]);
        await log(request, "Delete", request.params.id!);
        return noContent;
      },
    },
    ...(["GET", "POST"] as const).flatMap((method): Route[] => [
      {
        ...{ method, path: "/filter/{id}/list", summary: "The tasks a saved query finds.", query: pagingSchemas },
        ...{ ...narrowing(method), replies: { 200: array(taskSchema) } },
        async handle(request) {
          const { parsed, extras } = await run(request);
          if (parsed.limit === 0) return ok([]);
          return ok(await presentTasks(shell, await findRows(shell, taskQuery, parsed), extras));
        },
      },
      {
        ...{ method, path: "/filter/{id}/count", summary: "How many tasks a saved query finds." },
        ...{ ...narrowing(method), replies: { 200: count } },
        async handle(request) {
          return ok({ count: await countRows(shell, taskQuery, (await run(request)).parsed.conditions) });
        },
      },
      {
        ...{ method, path: "/filter/{id}/singleResult", summary: "The one task a saved query finds." },
        ...{ ...narrowing(method), replies: { 200: taskSchema, 204: null } },
        async handle(request) {
          const { parsed, extras } = await run(request);
          const rows = await findRows(shell, taskQuery, { ...parsed, limit: 2, offset: 0 });
          if (rows.length > 1)
            throw new RestError(400, "InvalidRequestException", "Filter does not returns a valid single result", 0);
          if (rows.length === 0) return noContent;
          return ok((await presentTasks(shell, rows, extras))[0]);
        },
      },
    ]),
  ];
}

/** A POST may narrow a saved query further. */
function narrowing(method: "GET" | "POST"): Pick<Route, "body"> {
  return method === "POST" ? { body: bodySchema(taskQuery) } : {};
}
