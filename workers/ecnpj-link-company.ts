import { z } from "zod";
import { BpmnError } from "../src/camunda/workers.ts";
import { normaliseCnpj } from "../src/domain/identifiers.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { collectEvidence, judge } from "./support/evidence.ts";
import { recordRefusal } from "./support/refusal.ts";

/** Links the company the person confirmed. The proof is judged again: the CNPJ comes from a form. */
export const ecnpjLinkCompany = defineWorker({
  topic: "ecnpj-link-company",
  title: texts.titles["ecnpj-link-company"],
  inputs: z.object({
    accountId: z.string(),
    govbrSessionId: z.string(),
    cnpj: z.string(),
    presentationId: z.string().nullish(),
  }),
  outputs: z.object({ companyLinked: z.literal(true), cnpj: z.string(), companyName: z.string() }),
  errors: {
    GOVBR_SESSION_EXPIRED: texts.errors.GOVBR_SESSION_EXPIRED,
    LINK_NOT_ALLOWED: texts.errors.LINK_NOT_ALLOWED,
  },
  async handler({ input, task, services }) {
    const { store, clock } = services;
    const evidence = await collectEvidence(services, task, input);
    const { account, certificate } = evidence;
    const { eligible } = judge(evidence, await store.companies.readings(account.id), clock());
    const cnpj = normaliseCnpj(input.cnpj);
    const company = eligible.find((candidate) => candidate.cnpj === cnpj);
    if (company === undefined) {
      const refusal = { accountId: account.id, code: "company-link-not-allowed" as const, cnpj, topic: task.topic };
      throw new BpmnError("LINK_NOT_ALLOWED", texts.errors.LINK_NOT_ALLOWED, await recordRefusal(services, refusal));
    }
    const proof = company.evidence === "certificate" ? certificate : null;
    await store.companies.link({
      accountId: account.id,
      ...company,
      certificate: proof && {
        serial: proof.serial,
        issuer: proof.issuer,
        fingerprint256: proof.fingerprint256,
        notBefore: proof.notBefore,
        notAfter: proof.notAfter,
      },
    });
    return { companyLinked: true as const, cnpj: company.cnpj, companyName: company.legalName };
  },
});
