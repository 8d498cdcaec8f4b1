import { PermanentFailure, type WorkerTask } from "../../src/camunda/workers.ts";
import type { GovbrCompany } from "../../src/domain/govbr-identity.ts";
import { isSameCpf, normaliseCnpj } from "../../src/domain/identifiers.ts";
import type { PresentedCertificate } from "../../src/domain/presented-certificate.ts";
import { type Recognition, recogniseCompanies } from "../../src/domain/recognition.ts";
import type { RefusalCode } from "../../src/domain/refusal.ts";
import type { Account, GovbrSession } from "../../src/store/types.ts";
import type { WorkerServices } from "../services.ts";
import { sessionExpired } from "./define.ts";
import { journeyOf, requireSession } from "./session.ts";

/** Who asks for a company, and what there is to prove the power to represent it. */
export interface Evidence {
  account: Account;
  session: GovbrSession;
  certificate: PresentedCertificate | null;
}

interface EvidenceInput {
  accountId: string;
  govbrSessionId: string;
  presentationId?: string | null;
}

/** Collects account, login and presented certificate. BpmnError GOVBR_SESSION_EXPIRED when the login is over or another person's. */
export async function collectEvidence(services: WorkerServices, task: WorkerTask, input: EvidenceInput): Promise<Evidence> {
  const { store } = services;
  const session = await requireSession(services, task, input.govbrSessionId);
  const account = await store.accounts.get(input.accountId);
  if (account === null) throw new PermanentFailure("The account of this process does not exist");
  if (!isSameCpf(session.identity.cpf, account.cpf)) throw sessionExpired();
  const journeyId = journeyOf(task);
  const presented = input.presentationId
    ? await store.certificates.getPresentation(input.presentationId)
    : await store.certificates.latest(journeyId);
  const certificate = presented?.journeyId === journeyId ? presented.presentation : null;
  return { account, session, certificate };
}

/** Decides from the evidence and from what Gov.br says about the person's companies. */
export function judge({ account, session, certificate }: Evidence, companies: GovbrCompany[], now: Date): Recognition {
  return recogniseCompanies({
    cpf: account.cpf,
    sessionCnpj: session.identity.cnpj,
    sessionCompanyName: session.identity.companyName,
    companies,
    certificate,
    now,
  });
}

/**
 * The one reason to show: that of the certificate just presented, else the first. A login with a cloud certificate that
 * brings no company is explained as such (Gov.br accepts it to log in, not to link).
 */
export function mainRefusal(
  { refusals }: Recognition,
  { certificate, session }: Evidence,
): { code: RefusalCode; cnpj: string | null } {
  const cnpj = certificate?.cnpj ? normaliseCnpj(certificate.cnpj) : null;
  const ofCertificate = certificate && refusals.find((refusal) => refusal.cnpj === cnpj);
  const refusal = ofCertificate ?? refusals[0] ?? { code: "ecnpj-no-company" as const, cnpj: null };
  const cloud = refusal.code === "ecnpj-no-company" && session.identity.amr.some(isCloudCertificate);
  return cloud ? { ...refusal, code: "ecnpj-cloud" } : refusal;
}

/** `x509_neoid`, `x509_safeid` … and whatever provider comes next; `x509_token` is a device or a file. */
function isCloudCertificate(method: string): boolean {
  return method.startsWith("x509_") && method !== "x509_token";
}
