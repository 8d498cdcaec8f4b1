import type { CustomFetchOptions } from "openid-client";
import { GovbrError } from "./error.ts";

/** The part of `fetch` that is used towards Gov.br. */
export type Transport = (url: string, init?: Partial<CustomFetchOptions>) => Promise<Response>;

const BODY_LIMIT = 1_000_000;

/**
 * `fetch` with one time limit over the whole exchange, body included. Whatever means "Gov.br does not work right now"
 * (no connection, reset, timeout, 5xx, 429, a success that is not JSON) is thrown as `unavailable`; other answers are
 * handed on. Nothing is retried here: a code is single use, and the callers know what may be repeated.
 */
export function createTransport(timeoutMs: number): Transport {
  return async (url, init = {}) => {
    const place = new URL(url).pathname;
    let response: Response;
    let text: string;
    try {
      response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) } as RequestInit);
      text = await readText(response);
    } catch (error) {
      throw new GovbrError("unavailable", `${reasonOf(error)} at ${place.split("/")[1] ?? ""}`);
    }
    if (response.status >= 500 || response.status === 429) {
      throw new GovbrError("unavailable", `status ${response.status} at ${place.split("/")[1] ?? ""}`);
    }
    if (response.ok && !isJson(text)) throw new GovbrError("unavailable", "answer is not JSON");
    return new Response(text === "" ? null : text, { status: response.status, headers: plainHeaders(response) });
  };
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > BODY_LIMIT) throw new Error("answer too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The body is decoded already: headers about its transfer would lie. */
function plainHeaders(response: Response): Headers {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  return headers;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as { name?: unknown; message?: unknown; cause?: { code?: unknown } };
  if (name === "TimeoutError") return "timeout";
  return String(cause?.code ?? message ?? "failure");
}
