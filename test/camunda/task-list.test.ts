import { expect, test } from "@jest/globals";
import pino from "pino";
import type { EngineClient } from "../../src/camunda/client.ts";
import { EngineError } from "../../src/camunda/errors.ts";
import { prepareTaskList } from "../../src/camunda/task-list.ts";
import type { Authorization, Filter, Group } from "../../src/camunda/types.ts";
import { loadModels } from "../../src/rehearsal/index.ts";
import { taskFilters, teams } from "../../src/texts/teams.ts";

/** An engine that keeps what it is told. `readOnly`: its groups are those of a directory. */
function fakeEngine({ readOnly = false } = {}) {
  const groups: Group[] = [];
  const filters: Filter[] = [];
  const authorizations: Authorization[] = [];
  const client = {
    groups: async () => groups,
    createGroup: async (group: Group) => {
      if (readOnly)
        throw new EngineError(403, "InvalidRequestException", null, "Identity service is read-only", "POST /group/create");
      groups.push(group);
    },
    filters: async () => filters,
    createFilter: async (filter: Omit<Filter, "id">) => {
      filters.push({ ...filter, id: `filter-${filters.length}` });
      return filters.at(-1)!;
    },
    authorizations: async ({ type, resourceType, resourceId, groupIdIn }: Record<string, unknown>) =>
      authorizations.filter(
        (one) =>
          one.type === type &&
          one.resourceType === resourceType &&
          one.resourceId === resourceId &&
          (groupIdIn === undefined || one.groupId === groupIdIn),
      ),
    createAuthorization: async (authorization: Omit<Authorization, "id">) => {
      authorizations.push({ ...authorization, id: String(authorizations.length) });
    },
  } as unknown as EngineClient;
  return { client, groups, filters, authorizations };
}

const prepare = (client: EngineClient) => prepareTaskList({ client, teams, filters: taskFilters, log: pino({ enabled: false }) });

test("every team has its group, its filter and the right to use it; everybody has their own tasks", async () => {
  const engine = fakeEngine();
  await prepare(engine.client);
  expect(engine.groups.map(({ id }) => id)).toEqual(Object.keys(teams));
  expect(engine.filters.map(({ name }) => name)).toEqual(["Minhas tarefas", ...Object.values(teams)]);
  expect(engine.filters[0]!.query).toEqual({ assigneeExpression: "${currentUser()}" });
  for (const [groupId, name] of Object.entries(teams)) {
    const { id, query } = engine.filters.find((filter) => filter.name === name)!;
    expect(query).toEqual({ candidateGroup: groupId, includeAssignedTasks: true });
    expect(engine.authorizations.filter((one) => one.groupId === groupId)).toMatchObject([
      { type: 1, resourceType: 5, resourceId: id, permissions: ["READ"] },
      { type: 1, resourceType: 0, resourceId: "tasklist", permissions: ["ACCESS"] },
      { type: 1, resourceType: 6, resourceId: "*", permissions: ["READ"] },
    ]);
  }
});

test("the second time nothing is made, and what was changed stays", async () => {
  const engine = fakeEngine();
  await prepare(engine.client);
  engine.filters[1]!.query = { candidateGroup: "atendimento" };
  const before = structuredClone([engine.groups, engine.filters, engine.authorizations]);
  await prepare(engine.client);
  expect([engine.groups, engine.filters, engine.authorizations]).toEqual(before);
});

test("an engine whose groups are kept elsewhere gets the filters all the same", async () => {
  const engine = fakeEngine({ readOnly: true });
  await prepare(engine.client);
  expect(engine.groups).toEqual([]);
  expect(engine.filters).toHaveLength(1 + Object.keys(teams).length);
});

test("no model gives a task to a team that has no filter", async () => {
  const models = await loadModels(new URL("../../workflows", import.meta.url).pathname);
  const named = Object.values(models).flatMap((xml) =>
    [...xml.matchAll(/candidateGroups="([^"$]+)"/g)].flatMap(([, list]) => list!.split(/\s*,\s*/)),
  );
  expect(named.length).toBeGreaterThan(0);
  for (const group of named) expect(Object.keys(teams)).toContain(group);
});
