import type { Documentation, Route } from "./http.ts";
import { exception, type Schema } from "./schema.ts";

const statusTexts: Record<number, string> = { 200: "Answer", 204: "Done" };

/** The OpenAPI document of what the routes serve. */
export function openApiDocument(routes: readonly Route[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    paths[route.path]![route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Embedded engine",
      version: "7.24.0",
      description:
        "The part of the Camunda 7 REST API that the embedded engine serves, with Camunda's paths, bodies, formats and errors. Every path also stands under /engine/default.",
    },
    servers: [{ url: "/engine-rest" }],
    security: [{ basic: [] }],
    paths,
    components: {
      securitySchemes: { basic: { type: "http", scheme: "basic" } },
      schemas: { ExceptionDto: exception },
    },
  };
}

function operation(route: Route): Record<string, unknown> {
  const parameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: "path", required: true, schema: { type: "string" } },
  }));
  const query = Object.entries(route.query ?? {}).map(([name, schema]) => ({ name, in: "query", required: false, schema }));
  return {
    ...{ summary: route.summary, tags: [route.path.split("/")[1]], parameters: [...parameters, ...query] },
    ...(route.path === "/engine" ? { security: [] } : {}),
    ...requestBody(route),
    responses: { ...responses(route), default: error },
  };
}

const error = {
  description: "What went wrong.",
  content: { "application/json": { schema: { $ref: "#/components/schemas/ExceptionDto" } } },
};

function requestBody({ body, multipart }: Documentation): Record<string, unknown> {
  if (multipart)
    return { requestBody: { content: { "multipart/form-data": { schema: { type: "object", properties: multipart } } } } };
  return body ? { requestBody: { content: { "application/json": { schema: body } } } } : {};
}

function responses({ replies }: Documentation): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [status, reply] of Object.entries(replies)) {
    if (Number(status) >= 400) {
      result[status] = error;
      continue;
    }
    const description = statusTexts[Number(status)] ?? "";
    const content = (schema: Schema | string) =>
      typeof schema === "string" ? { [schema]: { schema: { type: "string" } } } : { "application/json": { schema } };
    result[status] = reply === null ? { description } : { description, content: content(reply) };
  }
  return result;
}
