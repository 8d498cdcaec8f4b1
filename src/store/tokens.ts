import { createHash, randomBytes } from "node:crypto";

/** 256 random bits for states, cookies and tickets; fits PKCE's code verifier (43 characters) as well. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token. Looking a token up by its hash leaks nothing through timing. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
