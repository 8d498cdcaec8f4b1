import type { Logger } from "pino";
import { createConnection } from "./connection.ts";
import { EngineError, EngineUnavailable } from "./errors.ts";
import { createLockout } from "./lockout.ts";

export interface EngineAddress {
  /** Address of the REST API, ending in `/engine-rest`. */
  url: string;
  user: string;
  password: string;
}

/** Values of a query string; arrays become comma lists, undefined is left out. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface RequestOptions {
  query?: Query;
  /** Sent as JSON; a POST without one sends `{}` (the engine answers 500 to a POST without a body). */
  json?: unknown;
  form?: FormData;
  /** The answer is text, not JSON; none (204) is undefined. */
  text?: boolean;
  /** Milliseconds until the call counts as lost. Default 15 000. */
  timeout?: number;
  /** Ends the call as if it were lost. */
  signal?: AbortSignal;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";
export type Request = <T>(method: Method, path: string, options?: RequestOptions) => Promise<T>;

const DEFAULT_TIMEOUT = 15_000;
const CONFLICT_PAUSES = [10, 40, 160];
const GATEWAY_STATUSES = new Set([502, 503, 504]);

/**
 * A function that calls the REST API over kept-alive connections. Throws EngineError for what the engine refuses and
 * EngineUnavailable when no answer comes, or when the engine has locked the user for a moment. Optimistic-locking answers
 * are repeated (nothing was changed); a GET whose connection broke is repeated once.
 */
export function createRequest(address: EngineAddress, log: Logger): Request {
  const send = createConnection(address.url);
  const credentials = Buffer.from(`${address.user}:${address.password}`).toString("base64");
  const headers = { authorization: `Basic ${credentials}`, accept: "application/json" };
  const lockout = createLockout();

  async function once<T>(method: Method, path: string, options: RequestOptions): Promise<T> {
    const call = `${method} ${path}`;
    const { timeout = DEFAULT_TIMEOUT, signal } = options;
    // An id that came in an address. Servers and proxies would take it as a way to another resource.
    if (/\/\.\.?(\/|$)/.test(path)) throw new EngineError(404, "", null, "No id is only dots", call);
    if (lockout.wait() > 0) throw userRefused(call);
    let status: number;
    let text: string;
    try {
      const { type, body } = await encode(method, options);
      const accepting = options.text ? { ...headers, accept: "text/plain" } : headers;
      const content = type === undefined ? accepting : { ...accepting, "content-type": type };
      ({ status, text } = await send(path + queryString(options.query), { method, headers: content, body, timeout, signal }));
    } catch (cause) {
      throw new EngineUnavailable(call, { cause });
    }
    if (GATEWAY_STATUSES.has(status)) throw new EngineUnavailable(call, { cause: new Error(`HTTP ${status}`) });
    if (status === 401) lockout.refused();
    else lockout.admitted();
    if (status === 401 && lockout.wasAdmitted) throw userRefused(call);
    if (status >= 400) throw toEngineError(status, text, call);
    return (text === "" ? undefined : options.text ? text : parseJson(text, status, call)) as T;
  }

  return async function request<T>(method: Method, path: string, options: RequestOptions = {}) {
    for (let attempt = 0; ; attempt++) {
      const startedAt = Date.now();
      try {
        return await once<T>(method, path, options);
      } catch (error) {
        const wait = CONFLICT_PAUSES[attempt];
        const conflict = error instanceof EngineError && error.isConflict && wait !== undefined;
        const timedOut = Date.now() - startedAt >= (options.timeout ?? DEFAULT_TIMEOUT);
        const lostRead = error instanceof EngineUnavailable && method === "GET" && attempt === 0 && !timedOut;
        if ((!conflict && !lostRead) || options.signal?.aborted) throw error;
        log.debug(
          { call: `${method} ${path}`, attempt },
          conflict ? "optimistic locking, repeating" : "connection lost, repeating",
        );
        if (conflict) await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  };
}

function userRefused(call: string): EngineUnavailable {
  return new EngineUnavailable(call, { cause: new Error("HTTP 401: the user is locked, or its password was changed") });
}

async function encode(method: Method, { form, json }: RequestOptions): Promise<{ type?: string; body?: string | Buffer }> {
  if (form) {
    const multipart = new Response(form);
    return { type: multipart.headers.get("content-type") ?? "", body: Buffer.from(await multipart.arrayBuffer()) };
  }
  return method === "GET" || method === "DELETE" ? {} : { type: "application/json", body: JSON.stringify(json ?? {}) };
}

function queryString(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) search.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  const text = search.toString();
  return text && `?${text}`;
}

function parseJson(text: string, status: number, call: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new EngineError(status, "", null, `The answer to ${call} is not JSON: ${text.slice(0, 200)}`, call);
  }
}

function toEngineError(status: number, text: string, call: string): EngineError {
  let body: Record<string, unknown> = {};
  try {
    body = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // 401 has no body, some 400 are text/plain: the text itself is the message then.
  }
  const message = typeof body.message === "string" ? body.message : text || `HTTP ${status}`;
  const code = typeof body.code === "number" ? body.code : null;
  return new EngineError(status, typeof body.type === "string" ? body.type : "", code, message, call, body);
}
