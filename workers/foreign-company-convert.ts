import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { foreignRequestOf } from "./support/foreign.ts";

/** Turns a request over to the national way with all that was typed, by the applicant's own answer or the team's decision. */
export const foreignCompanyConvert = defineWorker({
  topic: "foreign-company-convert",
  title: texts.titles["foreign-company-convert"],
  inputs: z.object({
    byTeam: z.enum(["true", "false"]),
    /** What the team wrote. */
    conversionNote: z.string().nullish(),
    /** What was typed into the first form. */
    typedName: z.string().nullish(),
    typedCnpj: z.string().nullish(),
  }),
  outputs: z.object({}),
  errors: {},
  async handler({ input: { byTeam, conversionNote, typedName, typedCnpj }, task, services: { store } }) {
    const { id } = await foreignRequestOf(store, task);
    const typed = { ...(typedName ? { legalName: typedName } : {}), ...(typedCnpj ? { brazilianCnpj: typedCnpj } : {}) };
    await store.foreignCompanies.keep(id, typed);
    const step = { requestId: id, eventKey: `national:${task.id}`, note: conversionNote ?? null };
    await store.foreignCompanies.convert({ ...step, byTeam: byTeam === "true" });
    return {};
  },
});
