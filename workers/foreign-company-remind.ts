import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { foreignRequestOf } from "./support/foreign.ts";

/** Tells the applicant that the period for corrections is running out, if it still runs. */
export const foreignCompanyRemind = defineWorker({
  topic: "foreign-company-remind",
  title: texts.titles["foreign-company-remind"],
  inputs: z.object({}),
  outputs: z.object({}),
  errors: {},
  async handler({ task, services: { store } }) {
    const { id } = await foreignRequestOf(store, task);
    await store.foreignCompanies.remind({ requestId: id, eventKey: `remind:${task.id}` });
    return {};
  },
});
