import { z } from "zod";
import { maskCpf } from "../src/domain/identifiers.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { journeyOf, requireSession } from "./support/session.ts";

/** Creates or updates the account of the CPF that Gov.br confirmed, and makes it the journey's. */
export const govbrLoadIdentity = defineWorker({
  topic: "govbr-load-identity",
  title: texts.titles["govbr-load-identity"],
  inputs: z.object({ govbrSessionId: z.string() }),
  outputs: z.object({
    accountId: z.string(),
    /** The social name where there is one. */
    personName: z.string(),
    cpfMasked: z.string(),
    govbrLevel: z.enum(["bronze", "silver", "gold"]).nullable(),
  }),
  errors: { GOVBR_SESSION_EXPIRED: texts.errors.GOVBR_SESSION_EXPIRED },
  async handler({ input, task, services }) {
    const { identity } = await requireSession(services, task, input.govbrSessionId);
    const account = await services.store.accounts.upsertFromGovbr(identity);
    await services.store.journeys.setAccount(journeyOf(task), account.id);
    return {
      accountId: account.id,
      personName: account.displayName,
      cpfMasked: maskCpf(account.cpf),
      govbrLevel: account.level,
    };
  },
});
