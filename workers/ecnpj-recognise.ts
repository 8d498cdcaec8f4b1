import { z } from "zod";
import { formatCnpj } from "../src/domain/identifiers.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { collectEvidence, judge, mainRefusal } from "./support/evidence.ts";
import { recordRefusal } from "./support/refusal.ts";

const company = z.object({
  /** For a list to choose from. */
  label: z.string(),
  /** The CNPJ, 14 characters. */
  value: z.string(),
  formattedCnpj: z.string(),
  legalName: z.string(),
});

/** Which companies this login may link: by the e-CNPJ that opened it, by Gov.br's list, or by the certificate presented to us. */
export const ecnpjRecognise = defineWorker({
  topic: "ecnpj-recognise",
  title: texts.titles["ecnpj-recognise"],
  inputs: z.object({ accountId: z.string(), govbrSessionId: z.string(), presentationId: z.string().nullish() }),
  outputs: z.object({
    recognition: z.enum(["one", "several", "none"]),
    companies: z.array(company),
    /** The company, when there is one only. */
    cnpj: z.string().nullable(),
    companyName: z.string().nullable(),
    /** Why there is none. */
    refusalCode: z.string().nullable(),
    refusalText: z.string().nullable(),
    refusalReference: z.string().nullable(),
  }),
  errors: { GOVBR_SESSION_EXPIRED: texts.errors.GOVBR_SESSION_EXPIRED },
  async handler({ input, task, services }) {
    const { store, govbr, clock } = services;
    const evidence = await collectEvidence(services, task, input);
    const readings = await govbr.companies(evidence.session.accessToken, evidence.account.cpf);
    await store.companies.saveReadings(evidence.account.id, readings);
    const recognition = judge(evidence, readings, clock());

    const companies = recognition.eligible.map(({ cnpj, legalName }) => {
      const formattedCnpj = formatCnpj(cnpj);
      return { label: texts.companyLabel(legalName, formattedCnpj), value: cnpj, formattedCnpj, legalName };
    });
    const [first, ...others] = companies;
    if (first === undefined) {
      const { code, cnpj } = mainRefusal(recognition, evidence);
      const refusal = await recordRefusal(services, { accountId: input.accountId, code, cnpj, topic: task.topic });
      return { recognition: "none" as const, companies, cnpj: null, companyName: null, ...refusal };
    }
    const only = others.length === 0 ? first : null;
    return {
      recognition: only ? ("one" as const) : ("several" as const),
      companies,
      cnpj: only?.value ?? null,
      companyName: only?.legalName ?? null,
      refusalCode: null,
      refusalText: null,
      refusalReference: null,
    };
  },
});
