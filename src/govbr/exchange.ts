import {
  authorizationCodeGrant,
  type ExportedJWKSCache,
  getJwksCache,
  type ServerMetadata,
  setJwksCache,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from "openid-client";
import type { Claims } from "./claims.ts";
import { createClient } from "./client.ts";
import { GovbrError } from "./error.ts";
import { fromLibrary } from "./library-error.ts";
import type { GovbrSettings } from "./settings.ts";
import type { Transport } from "./transport.ts";

/** What a login attempt kept on our side, to be matched by what comes back. */
export interface LoginChecks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Verified tokens of one login. */
export interface Tokens {
  claims: Claims;
  accessToken: string;
  /** Seconds; null when not told. */
  expiresIn: number | null;
}

/**
 * Gives the function that turns a checked return into verified tokens. It remembers the provider's keys between
 * logins. When a signature does not verify against remembered keys, they are fetched anew and the same answer is
 * verified once more: Gov.br may rotate its key and keep its name (`rsa1`), and a code cannot be redeemed twice.
 */
export function createExchange(settings: GovbrSettings, transport: Transport) {
  let keys: ExportedJWKSCache | undefined;

  return async function exchange(server: ServerMetadata, callback: URL, checks: LoginChecks): Promise<Tokens> {
    const answer = onceOnly(server.token_endpoint!, transport);
    const remembered = keys;
    try {
      return await redeem(server, callback, checks, answer, remembered);
    } catch (error) {
      const fault = fromLibrary(error);
      if (fault.code !== "signature-invalid" || remembered === undefined) throw fault;
    }
    keys = undefined;
    settings.log.info("Gov.br keys fetched again after a signature did not verify");
    return redeem(server, callback, checks, answer, undefined).catch((error) => {
      throw fromLibrary(error);
    });
  };

  async function redeem(
    server: ServerMetadata,
    callback: URL,
    checks: LoginChecks,
    answer: Transport,
    remembered: ExportedJWKSCache | undefined,
  ): Promise<Tokens> {
    const client = createClient(server, settings, answer);
    if (remembered !== undefined) setJwksCache(client, remembered);
    const tokens = await authorizationCodeGrant(client, callback, {
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      pkceCodeVerifier: checks.codeVerifier,
      idTokenExpected: true,
    });
    keys = getJwksCache(client);
    return readTokens(tokens);
  }
}

function readTokens(tokens: TokenEndpointResponse & TokenEndpointResponseHelpers): Tokens {
  const claims = tokens.claims();
  if (claims === undefined) throw new GovbrError("claims-invalid", "id token missing");
  return { claims: { ...claims }, accessToken: tokens.access_token, expiresIn: tokens.expires_in ?? null };
}

/** Asks the token endpoint a single time and repeats its answer from memory afterwards. */
function onceOnly(tokenEndpoint: string, transport: Transport): Transport {
  let first: Promise<Response> | null = null;
  return async (url, init) => {
    if (url !== new URL(tokenEndpoint).href) return transport(url, init);
    first ??= transport(url, init);
    return (await first).clone();
  };
}
