import { createHash } from "node:crypto";

/** An id that comes of others, always the same: in the form of a UUID. */
export function derivedId(...parts: string[]): string {
  const hash = createHash("sha256").update(parts.join("\n")).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20, 32)}`;
}
