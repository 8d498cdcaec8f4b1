import { randomUUID } from "node:crypto";
import type { Shell } from "../../commands/shell.ts";
import { logOperation } from "../../commands/user-operation.ts";
import type { Row } from "../../persistence/database.ts";
import { textOf } from "../body.ts";
import { invalid } from "../errors.ts";
import { type QueryKind, text } from "../filters.ts";
import { noContent, ok, type RestRequest, type Route } from "../http.ts";
import { countRows, findRows, listRoutes } from "../list.ts";
import { parseQuery } from "../query.ts";
import { pagingSchemas } from "../query-schema.ts";
import { array, count, input, nullable, string } from "../schema.ts";
import * as view from "../view.ts";
import { checkTaskQuery, taskQuery } from "./task-query.ts";
import { presentTasks, taskView } from "./task-view.ts";

/** Lists that Camunda adds to a stored query, empty. */
const emptyLists = { taskVariables: [], processVariables: [], caseInstanceVariables: [], orQueries: [] };

const filterView = view.view({
  ...{ id: view.text("id"), resourceType: view.text("resource_type"), name: view.text("name"), owner: view.text("owner") },
  query: view.computed({ type: "object" }, (row) => ({ ...emptyLists, ...row.query })),
  properties: view.computed({ type: "object" }, (row) => row.properties),
});

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
  const require = async ({ params }: RestRequest): Promise<Row> => {
    const [row] = await shell.database.query("select * from filter where id = $1", [params.id]);
    if (row === undefined) throw invalid(`Filter with id '${params.id}' does not exist.`, 404);
    return row;
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
    const { query } = await require(request);
    checkTaskQuery(query);
    return parseQuery(taskQuery, request, query);
  };
  return [
    ...listRoutes({
      ...{ shell, path: "/filter", what: "saved queries", kind, schema: filterView.schema, onlyGet: true },
      present: (rows) => rows.map(filterView.read),
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
      ...{ method: "GET", path: "/filter/{id}", summary: "One saved query.", replies: { 200: filterView.schema } },
      handle: async (request) => ok(filterView.read(await require(request))),
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
    {
      ...{ method: "GET", path: "/filter/{id}/list", summary: "The tasks a saved query finds.", query: pagingSchemas },
      replies: { 200: array(taskView.schema) },
      async handle(request) {
        return ok(await presentTasks(shell, await findRows(shell, taskQuery, await run(request))));
      },
    },
    {
      ...{ method: "GET", path: "/filter/{id}/count", summary: "How many tasks a saved query finds.", replies: { 200: count } },
      async handle(request) {
        return ok({ count: await countRows(shell, taskQuery, (await run(request)).conditions) });
      },
    },
  ];
}
