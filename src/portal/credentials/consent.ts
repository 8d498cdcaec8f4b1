import { createHash } from "node:crypto";
import type { Request } from "express";
import type { Language } from "../../domain/language.ts";
import { credentials } from "../../texts/credentials/index.ts";
import type { PortalContext } from "../context.ts";

/**
 * Keeps what was agreed to, word for word by its hash, in the language in which it was shown.
 *
 * @param occasion what it belongs to: agreeing twice on one occasion is agreeing once
 */
export async function recordConsent(
  { store }: Pick<PortalContext, "store">,
  request: Request,
  { accountId, language, occasion }: { accountId: string; language: Language; occasion: string },
): Promise<void> {
  const { consent } = credentials[language].activation;
  const text = [consent.lead, ...consent.items.map((item) => `- ${item}`), consent.use].join("\n");
  const journey = await store.journeys.create();
  await store.journeys.setAccount(journey.id, accountId);
  await store.consents.record({
    ...{ accountId, journeyId: journey.id, purpose: "credential", items: [...consent.items], action: "granted" },
    ...{ textVersion: `${consent.version}-${language}`, textHash: sha256(text), occasion: sha256(occasion) },
    ...{ channel: "portal", ip: request.ip ?? null, userAgent: request.get("user-agent") ?? null },
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
