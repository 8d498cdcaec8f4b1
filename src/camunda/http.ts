import type { Logger } from "pino";
import { EngineError, EngineUnavailable } from "./errors.ts";

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
  /** Milliseconds until the call counts as lost. Default 15 000. */
  timeout?: number;
}

export type Request = <T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, options?: RequestOptions) => Promise<T>;

const DEFAULT_TIMEOUT = 15_000;
const CONFLICT_PAUSES = [10, 40, 160];
const GATEWAY_STATUSES = new Set([502, 503, 504]);

/** `Authorization` header of HTTP Basic authentication. */
export function basicAuthorization({ user, password }: Pick<EngineAddress, "user" | "password">): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/**
 * A function that calls the REST API over kept-alive connections. Throws EngineError for what the engine refuses and
 * EngineUnavailable when no answer comes. Optimistic-locking answers are repeated (nothing was changed); a GET whose
 * connection broke is repeated once.
 */
export function createRequest(address: EngineAddress, log: Logger): Request {
  const base = address.url.replace(/\/+$/, "");
  const authorization = basicAuthorization(address);

  async function once<T>(method: string, path: string, options: RequestOptions): Promise<T> {
    const call = `${method} ${path}`;
    const headers: Record<string, string> = { authorization, accept: "application/json" };
    let body: BodyInit | undefined = options.form;
    if (!body && method !== "GET" && method !== "DELETE") {
      headers["content-type"] = "application/json";
      body = JSON.stringify(options.json ?? {});
    }
    let status: number;
    let text: string;
    try {
      const signal = AbortSignal.timeout(options.timeout ?? DEFAULT_TIMEOUT);
      const response = await fetch(`${base}${path}${queryString(options.query)}`, { method, headers, body, signal });
      status = response.status;
      text = await response.text();
    } catch (cause) {
      throw new EngineUnavailable(call, { cause });
    }
    if (GATEWAY_STATUSES.has(status)) throw new EngineUnavailable(call, { cause: new Error(`HTTP ${status}`) });
    if (status >= 400) throw toEngineError(status, text, call);
    return (text === "" ? undefined : parseJson(text, status, call)) as T;
  }

  return async function request<T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, options: RequestOptions = {}) {
    for (let attempt = 0; ; attempt++) {
      try {
        return await once<T>(method, path, options);
      } catch (error) {
        const pause = CONFLICT_PAUSES[attempt];
        const conflict = error instanceof EngineError && error.isConflict && pause !== undefined;
        const lostRead = error instanceof EngineUnavailable && method === "GET" && attempt === 0 && !isTimeout(error);
        if (!conflict && !lostRead) throw error;
        log.debug(
          { call: `${method} ${path}`, attempt },
          conflict ? "optimistic locking, repeating" : "connection lost, repeating",
        );
        if (conflict) await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  };
}

function isTimeout(error: EngineUnavailable): boolean {
  return error.cause instanceof Error && error.cause.name === "TimeoutError";
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
