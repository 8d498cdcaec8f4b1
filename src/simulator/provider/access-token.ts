import { randomUUID, verify } from "node:crypto";
import { KEY_ID, type SigningKeys } from "../state/signing-keys.ts";

/** Claims of a Gov.br access token (manual, step 9); unlike in the token response, `scope` is a list. */
export interface AccessTokenClaims {
  aud: string;
  sub: string;
  preferred_username: string;
  scope: string[];
  amr: string[];
  iss: string;
  /** Seconds since 1970, as `exp`. */
  iat: number;
  exp: number;
  jti: string;
  /** `12.345.678/0001-00`; only after a login with a company certificate. */
  cnpj?: string | undefined;
}

/** Seconds; Gov.br says 3599 in its answers. */
export const ACCESS_TOKEN_LIFETIME = 3599;

/** Signs an access token valid from `now`. */
export async function issueAccessToken(
  keys: SigningKeys,
  claims: Omit<AccessTokenClaims, "iat" | "exp" | "jti">,
  now: Date,
): Promise<{ token: string; claims: AccessTokenClaims }> {
  const iat = Math.floor(now.getTime() / 1000);
  const complete = { ...claims, iat, exp: iat + ACCESS_TOKEN_LIFETIME, jti: randomUUID() };
  const content = `${encode({ alg: "RS256", typ: "JWT", kid: KEY_ID })}.${encode(complete)}`;
  const signature = await keys.sign(Buffer.from(content));
  return { token: `${content}.${signature.toString("base64url")}`, claims: complete };
}

/** The token's claims, or null when it is malformed, not signed by us, or no longer valid at `now`. */
export function readAccessToken(keys: SigningKeys, token: string, now: Date): AccessTokenClaims | null {
  const [header, payload, signature, ...rest] = token.split(".");
  if (!header || !payload || !signature || rest.length > 0) return null;
  const claims = decode<AccessTokenClaims>(payload);
  if (decode<{ alg?: string }>(header)?.alg !== "RS256" || !claims || !Array.isArray(claims.scope)) return null;
  const content = Buffer.from(`${header}.${payload}`);
  if (!verify("sha256", content, keys.publicKey(), Buffer.from(signature, "base64url"))) return null;
  return claims.exp * 1000 > now.getTime() ? claims : null;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode<T>(part: string): T | null {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString()) as T;
  } catch {
    return null;
  }
}
