import { GovbrError } from "./error.ts";

/**
 * Translates an error answer of a Gov.br API. Two shapes are in use: `{error, erro_description}` (spelt so) in the
 * manual, `{errors: [{status, code, title}]}` from the gateway.
 */
export function fromApiAnswer(status: number, body: unknown): GovbrError {
  const words = wordsOf(body);
  if (words.some((word) => word.includes("ACCESSTOKEN_SCOPE"))) return new GovbrError("scope-missing", "scope not granted");
  if (status === 401 || words.some((word) => word.includes("ACCESSTOKEN"))) {
    return new GovbrError("token-expired", "access token refused");
  }
  if (status === 403) return new GovbrError("scope-missing", "status 403");
  return new GovbrError("unavailable", `status ${status} of the API`);
}

function wordsOf(body: unknown): string[] {
  if (typeof body !== "object" || body === null) return [];
  const { error, erro_description, error_description, errors } = body as Record<string, unknown>;
  const listed = Array.isArray(errors) ? errors.flatMap((one) => Object.values((one ?? {}) as Record<string, unknown>)) : [];
  return [error, erro_description, error_description, ...listed].filter((word): word is string => typeof word === "string");
}
