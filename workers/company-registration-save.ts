import { z } from "zod";
import { PermanentFailure } from "../src/camunda/workers.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { admittedProcess } from "./support/process.ts";
import { registrationFields } from "./support/registration.ts";

/** Keeps what a company declared about itself, once the team has approved it: everybody who acts for the company sees it. */
export const companyRegistrationSave = defineWorker({
  topic: "company-registration-save",
  title: texts.titles["company-registration-save"],
  inputs: z.object(registrationFields),
  outputs: z.object({}),
  errors: {},
  async handler({ input, task, services: { store } }) {
    const { id: processId, company, openedBy, state } = await admittedProcess(store, task);
    if (state !== "submitted") throw new PermanentFailure(`A process that is "${state}" has nothing that a team approved`);
    const content = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, value ?? ""]));
    await store.companyRegistrations.save({ companyId: company.id, processId, accountId: openedBy.accountId, content });
    return {};
  },
});
