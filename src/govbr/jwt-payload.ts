import type { Claims } from "./claims.ts";

/** The claims of a JWT without verifying anything; null when the text is no JWT (an opaque token). */
export function jwtPayload(token: string): Claims | null {
  const part = token.split(".")[1];
  if (part === undefined) return null;
  try {
    const claims: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null && !Array.isArray(claims) ? (claims as Claims) : null;
  } catch {
    return null;
  }
}
