import { randomBytes } from "node:crypto";
import type { Clock } from "../../domain/clock.ts";

const LIFETIME_MS = 60_000;

/** Carries the certificate presented on the TLS host to the page host, once and within a minute. */
export interface Handovers {
  /** Takes the id of a certificate in the authority's register; gives a ticket. */
  give(certificateId: string): string;
  /** The certificate's id; null when the ticket is unknown, used or too old. */
  take(ticket: string): string | null;
}

export function createHandovers(clock: Clock): Handovers {
  const waiting = new Map<string, { certificateId: string; until: number }>();
  return {
    give(certificateId) {
      const ticket = randomBytes(18).toString("base64url");
      waiting.set(ticket, { certificateId, until: clock().getTime() + LIFETIME_MS });
      return ticket;
    },
    take(ticket) {
      const handover = waiting.get(ticket);
      waiting.delete(ticket);
      return handover && handover.until > clock().getTime() ? handover.certificateId : null;
    },
  };
}
