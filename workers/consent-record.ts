import { createHash } from "node:crypto";
import { z } from "zod";
import { consent, consentText } from "../src/texts/consent.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { journeyOf } from "./support/session.ts";

/** Records what the person authorised or denied on the consent page of Gov.br: the five items, text version and hash. */
export const consentRecord = defineWorker({
  topic: "consent-record",
  title: texts.titles["consent-record"],
  inputs: z.object({ consentAction: z.enum(["granted", "denied"]), accountId: z.string().nullish() }),
  outputs: z.object({}),
  errors: {},
  async handler({ input: { consentAction, accountId }, task, services: { store } }) {
    await store.consents.record({
      // Who denies stays unknown: Gov.br tells us nobody's name then.
      accountId: consentAction === "granted" ? (accountId ?? null) : null,
      journeyId: journeyOf(task),
      purpose: "govbr-personal-data",
      items: [...consent.items],
      action: consentAction,
      textVersion: consent.version,
      textHash: createHash("sha256").update(consentText()).digest("hex"),
      channel: "govbr",
    });
    return {};
  },
});
