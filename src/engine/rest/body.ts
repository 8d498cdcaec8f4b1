import type { IncomingMessage } from "node:http";
import { invalid, RestError } from "./errors.ts";
import { maximumBodySize } from "./http.ts";

/** Reads a whole body. Throws a 413 when it is larger than the engine takes. */
export function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(incoming.headers["content-length"] ?? 0) > maximumBodySize) {
      incoming.resume();
      reject(tooLarge());
      return;
    }
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maximumBodySize) reject(tooLarge());
      else chunks.push(chunk);
    });
    incoming.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    incoming.on("error", reject);
    incoming.on("aborted", () => reject(invalid("The request was broken off.")));
  });
}

export function tooLarge(): RestError {
  return invalid(`The request body is larger than ${maximumBodySize} bytes.`, 413);
}

/**
 * Reads a JSON body that must be an object. Empty is `{}`. A content type other than JSON is a 415; text that is not JSON
 * is a 400 with an empty message, as in Camunda.
 */
export async function readJson(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  const bytes = await readBytes(incoming);
  const contentType = incoming.headers["content-type"];
  if (contentType !== undefined && !/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType)) throw unsupportedMedia();
  if (bytes.length === 0) return {};
  if (contentType === undefined) throw unsupportedMedia();
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw invalid("");
  }
  if (json === null || typeof json !== "object" || Array.isArray(json)) throw invalid("");
  return json as Record<string, unknown>;
}

export function unsupportedMedia(): RestError {
  return new RestError(415, "NotSupportedException", "HTTP 415 Unsupported Media Type");
}

/** A member that is text or missing; anything else that can be text is taken as such. */
export function textOf(body: Record<string, unknown>, name: string): string | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  if (typeof value === "object") throw invalid("");
  return String(value);
}

/** A whole number, or null when it is missing. */
export function integerOf(body: Record<string, unknown>, name: string): number | null {
  const value = body[name];
  if (value === undefined || value === null || value === "") return null;
  const number = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  if (!Number.isFinite(number)) throw invalid("");
  return Math.trunc(number);
}

/** true or false; missing is false. */
export function booleanOf(body: Record<string, unknown>, name: string): boolean {
  const value = body[name];
  if (value === undefined || value === null) return false;
  if (value === true || value === "true") return true;
  if (value === false || value === "false") return false;
  throw invalid("");
}

/** A list of texts, or undefined when it is missing. */
export function listOf(body: Record<string, unknown>, name: string): string[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw invalid("");
  return value.map(String);
}
