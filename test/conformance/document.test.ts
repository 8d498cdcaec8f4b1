import { readFileSync } from "node:fs";
import { expect } from "@jest/globals";
import { pino } from "pino";
import { type Engine, startEngine } from "../../src/engine/index.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

interface Names {
  query: string[];
  body: string[];
  answer: string[];
}
type Schema = Record<string, unknown>;

/** Names of Operaton's published document of the same API (Apache-2.0), for the operations served here. */
const published: Record<string, Record<string, Names>> = JSON.parse(
  readFileSync(new URL("./fixtures/operaton-rest-api-names.json", import.meta.url), "utf8"),
);

/** What Camunda 7 has and the published document calls otherwise or does not write down. */
const known = [
  // Operaton has renamed it.
  / answer camundaFormRef$/,
  // Of a transition instance; Camunda writes it.
  / answer targetActivityId$/,
  // Paging, as on all other lists.
  /^POST \/history\/external-task-log: query (firstResult|maxResults)$/,
  // Parameters of the list, which Camunda's code reads from the body and for a single task, too.
  /^(POST \/task(\/count)?: body|GET \/task\/\{id\}: query) with(CommentAttachmentInfo|Task(Local)?VariablesInReturn)$/,
  // The Java type of an uploaded object, which is refused.
  /ariables\/\{varName\}\/data: body type$/,
  // As for GET.
  /^POST \/process-instance(\/count)?: body rootProcessInstanceId$/,
  // "An array of objects" and "any object": tasks and queries for tasks, see the recorded exchanges.
  /^(GET|POST) \/filter\/\{id\}\/(list|count|singleResult): (answer|body) /,
  // Camunda sets it along with the retries.
  /^PUT \/job-definition\/\{id\}\/retries: body dueDate$/,
];

let database: TestDatabase;
let engine: Engine;
let operations: { path: string; method: string; operation: Schema }[];

beforeAll(async () => {
  database = await testDatabase();
  const log = pino({ level: "silent" });
  const users = [{ id: "demo", password: "demo" }];
  engine = await startEngine({ databaseUrl: database.url, port: 0, users, clock: () => new Date(), log, jobExecutor: false });
  const authorization = `Basic ${Buffer.from("demo:demo").toString("base64")}`;
  const response = await fetch(`${engine.url}/openapi.json`, { headers: { authorization } });
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, Schema>> };
  operations = Object.entries(paths)
    .filter(([path]) => path !== "/openapi.json")
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );
});

afterAll(async () => {
  await engine?.stop();
  await database?.drop();
});

/** Names of members, at any depth. */
function namesIn(schema: unknown): string[] {
  if (schema === null || typeof schema !== "object") return [];
  const { properties = {}, items, additionalProperties, anyOf = [] } = schema as Record<string, unknown>;
  return [
    ...Object.entries(properties as object).flatMap(([name, member]) => [name, ...namesIn(member)]),
    ...[items, additionalProperties, ...(anyOf as unknown[])].flatMap(namesIn),
  ];
}

function contents(part: unknown): unknown[] {
  const content = (part as { content?: Record<string, { schema: unknown }> } | undefined)?.content ?? {};
  return Object.values(content).map(({ schema }) => schema);
}

function namesOf(operation: Schema): Names {
  const parameters = (operation.parameters ?? []) as { in: string; name: string }[];
  const responses = Object.entries(operation.responses as Record<string, unknown>).filter(([status]) => status.startsWith("2"));
  return {
    query: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    body: contents(operation.requestBody).flatMap(namesIn),
    answer: responses.flatMap(([, response]) => contents(response).flatMap(namesIn)),
  };
}

test("no path, method or name in the engine's document is invented", () => {
  const invented: string[] = [];
  for (const { path, method, operation } of operations) {
    const original = published[path.replace(/\{\w+\}/g, "{}")]?.[method];
    if (original === undefined) {
      invented.push(`${method} ${path}`);
      continue;
    }
    const names = namesOf(operation);
    for (const place of ["query", "body", "answer"] as const)
      for (const name of new Set(names[place]))
        if (!original[place].includes(name)) invented.push(`${method} ${path}: ${place} ${name}`);
  }
  expect(invented.filter((name) => !known.some((pattern) => pattern.test(name)))).toEqual([]);
});

test("the published document knows what is compared: a made-up name would be found", () => {
  expect(published["/task/{}/claim"]!.POST!.body).toContain("userId");
  expect(published["/task/{}/claim"]!.POST!.body).not.toContain("user");
  expect(operations.length).toBeGreaterThan(100);
});
