import { createHash } from "node:crypto";

/**
 * The same event always gives the same Message-ID. Delivery is at least once: should we die between the server's
 * acceptance and our note of it, the second copy is recognised as the same message by mail programs.
 */
export function messageIdOf(eventKey: string, from: string): string {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
  return `<${createHash("sha256").update(eventKey).digest("hex").slice(0, 40)}@${domain}>`;
}
