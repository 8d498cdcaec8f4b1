import type { IncomingMessage, ServerResponse } from "node:http";
import type { Schema } from "./schema.ts";

/** A request that has found its route. */
export interface RestRequest {
  /** Values of the `{placeholders}` of the path. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Authenticated user, or null. */
  userId: string | null;
  /** `http://host:port/engine-rest` as the client sees it, for links. */
  baseUrl: string;
  /** The JSON body: an object; `{}` when it is empty. Throws RestError. */
  body(): Promise<Record<string, unknown>>;
  incoming: IncomingMessage;
  /** Whether the client still waits for the answer. */
  isListening(): boolean;
}

export interface Reply {
  status: number;
  /** Serialised as JSON. */
  json?: unknown;
  /** Sent as it is. */
  content?: Buffer | string;
  headers?: Record<string, string>;
}

/** 200 with a JSON body. */
export function ok(json: unknown): Reply {
  return { status: 200, json };
}

/** 204. */
export const noContent: Reply = { status: 204 };

/** What an operation takes and gives, for the OpenAPI document. */
export interface Documentation {
  summary: string;
  query?: Record<string, Schema>;
  /** Schema of a JSON body, or the parts of a multipart one. */
  body?: Schema;
  multipart?: Record<string, Schema>;
  /** Status → schema of the JSON body; null: no body; a string: its content type. */
  replies: Record<number, Schema | null | string>;
}

export interface Route extends Documentation {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** `/task/{id}/claim` */
  path: string;
  handle(request: RestRequest): Promise<Reply> | Reply;
}

/** Largest body (bytes) that is read. */
export const maximumBodySize = 16 * 1024 * 1024;

/** Writes a reply. JSON goes out as exactly `application/json`: the JavaScript client of Camunda wants it so. */
export function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed || response.writableEnded) return;
  if (reply.json === undefined && reply.content === undefined) {
    response.writeHead(reply.status, reply.headers).end();
    return;
  }
  const content = reply.content ?? JSON.stringify(reply.json);
  // Not handed to writeHead: Node 20 refuses letters beyond ASCII in a Content-Disposition there.
  for (const name in reply.headers) response.setHeader(name, reply.headers[name]!);
  if (reply.headers?.["Content-Type"] === undefined) response.setHeader("Content-Type", "application/json");
  response.setHeader("Content-Length", Buffer.byteLength(content));
  response.writeHead(reply.status);
  response.end(content);
}
