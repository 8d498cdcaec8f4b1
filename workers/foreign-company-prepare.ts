import { z } from "zod";
import { countryOptions } from "../src/domain/countries.ts";
import { serviceNameIn } from "../src/texts/foreign/service-name.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { foreignRequestOf } from "./support/foreign.ts";

const option = z.object({ label: z.string(), value: z.string() });

/** Brings what the form of a foreign company offers: the countries, in the language of the applicant, and the services. */
export const foreignCompanyPrepare = defineWorker({
  topic: "foreign-company-prepare",
  title: texts.titles["foreign-company-prepare"],
  inputs: z.object({
    /** What was typed into the first form. */
    companyName: z.string().nullish(),
  }),
  outputs: z.object({
    countries: z.array(option),
    services: z.array(option),
    legalName: z.string(),
    contactEmail: z.string(),
    /** Nothing has been handed in, decided or found wrong yet. */
    submissions: z.number(),
    opinion: z.null(),
    problemText: z.null(),
  }),
  errors: {},
  async handler({ input, task, services: { store } }) {
    const { language, email } = await foreignRequestOf(store, task);
    const services = (await store.services.list()).map((service) => ({
      label: serviceNameIn(service, language),
      value: service.id,
    }));
    return {
      ...{ countries: countryOptions(language), services, legalName: input.companyName ?? "", contactEmail: email ?? "" },
      ...{ submissions: 0, opinion: null, problemText: null },
    };
  },
});
