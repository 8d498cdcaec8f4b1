import { ResponseBodyError, WWWAuthenticateChallengeError } from "openid-client";
import { GovbrError, type GovbrErrorCode } from "./error.ts";

/** The codes of oauth4webapi, under openid-client, that this part tells apart. */
const TIMESTAMP = "OAUTH_JWT_TIMESTAMP_CHECK_FAILED";
const CLAIM = "OAUTH_JWT_CLAIM_COMPARISON_FAILED";
const KEY = "OAUTH_KEY_SELECTION_FAILED";
const ISSUER = "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED";
const INVALID = "OAUTH_INVALID_RESPONSE";
const UNSUPPORTED = "OAUTH_UNSUPPORTED_OPERATION";
const NOT_CONFORM = "OAUTH_RESPONSE_IS_NOT_CONFORM";
const NOT_JSON = "OAUTH_RESPONSE_IS_NOT_JSON";
const TIMEOUT = "OAUTH_TIMEOUT";

const BY_CLAIM: Record<string, GovbrErrorCode> = {
  nonce: "nonce-invalid",
  iss: "issuer-invalid",
  aud: "audience-invalid",
  azp: "audience-invalid",
  exp: "expired",
};

/** Translates an error of openid-client into a GovbrError, leaving behind whatever the original carries. */
export function fromLibrary(error: unknown): GovbrError {
  const chain = chainOf(error);
  const own = chain.find((link) => link instanceof GovbrError);
  if (own !== undefined) return own as GovbrError;
  if (error instanceof ResponseBodyError) return fromTokenError(error.error);
  if (error instanceof WWWAuthenticateChallengeError) return new GovbrError("client-rejected", "challenge in the answer");
  const code = (error as { code?: unknown } | null)?.code;
  const detail = (typeof chain[2] === "object" ? chain[2] : {}) as Record<string, unknown>;
  switch (code) {
    case TIMESTAMP:
      return new GovbrError(detail.claim === "exp" ? "expired" : "claims-invalid", `timestamp ${wordOf(detail.claim)}`);
    case CLAIM:
      return new GovbrError(BY_CLAIM[wordOf(detail.claim)] ?? "claims-invalid", `unexpected ${wordOf(detail.claim)}`);
    case KEY:
      return new GovbrError("signature-invalid", "no key of the provider fits the id token");
    case ISSUER:
      return new GovbrError("issuer-invalid", "discovery names another issuer");
    case UNSUPPORTED:
      return new GovbrError("body" in detail ? "claims-invalid" : "signature-invalid", "unsupported token");
    case INVALID:
      return fromInvalidResponse(detail);
    case NOT_CONFORM:
    case NOT_JSON:
      return fromStatus((chain[1] as { status?: unknown } | undefined)?.status);
    case TIMEOUT:
      return new GovbrError("unavailable", "timeout");
    default:
      return new GovbrError("claims-invalid", "answer could not be read");
  }
}

function fromTokenError(error: string): GovbrError {
  return error === "invalid_grant"
    ? new GovbrError("code-rejected", "invalid_grant")
    : new GovbrError("client-rejected", wordOf(error));
}

function fromStatus(status: unknown): GovbrError {
  const rejected = status === 400 || status === 401 || status === 403;
  return new GovbrError(rejected ? "client-rejected" : "unavailable", `status ${String(status)}`);
}

/** The library's one code for many faults: told apart by what it hands over with it. */
function fromInvalidResponse(detail: Record<string, unknown>): GovbrError {
  if ("header" in detail) return new GovbrError("signature-invalid", "algorithm not accepted");
  if ("signature" in detail) return new GovbrError("signature-invalid", "signature does not verify");
  if ("parameters" in detail) return new GovbrError("issuer-invalid", "iss of the return");
  const claims = detail.claims as Record<string, unknown> | undefined;
  const missing = claims === undefined ? undefined : Object.keys(BY_CLAIM).find((name) => name !== "azp" && !(name in claims));
  if (missing !== undefined) return new GovbrError(BY_CLAIM[missing]!, `${missing} missing`);
  return new GovbrError("claims-invalid", "token answer not as specified");
}

function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let link = error; link !== undefined && link !== null && chain.length < 5; link = (link as { cause?: unknown }).cause) {
    chain.push(link);
  }
  return chain;
}

/** A short word fit for a log, whatever the provider sent. */
function wordOf(value: unknown): string {
  return typeof value === "string" && /^[\w.-]{1,40}$/.test(value) ? value : "unnamed";
}
