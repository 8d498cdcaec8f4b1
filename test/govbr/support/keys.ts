import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from "node:crypto";

/** A signing key of the provider in these tests. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  jwk: JsonWebKey & { kid: string };
}

export function signingKey(kid: string): SigningKey {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { kid, privateKey, jwk: { ...privateKey.export({ format: "jwk" }), kid, alg: "RS256" } };
}

/** Gov.br publishes its key without `use`. */
export function publicJwks(...keys: SigningKey[]): { keys: object[] } {
  return { keys: keys.map(({ jwk: { kty, n, e, kid } }) => ({ kty, n, e, kid, alg: "RS256" })) };
}

export function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

export function decodePayload(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split(".")[1]!, "base64url").toString("utf8"));
}

/** A JWT with these claims and header, signed RSA-SHA256 (or with the hash given). */
export function signJwt(
  claims: object,
  { privateKey, kid }: Pick<SigningKey, "privateKey" | "kid">,
  header: object = {},
  hash = "sha256",
): string {
  const data = `${encode({ alg: "RS256", kid, ...header })}.${encode(claims)}`;
  return `${data}.${sign(hash, Buffer.from(data), privateKey).toString("base64url")}`;
}
