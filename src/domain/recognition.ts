import type { Atuacao, RepresentativeAtuacao } from "./atuacao.ts";
import { isRepresentative } from "./atuacao.ts";
import type { GovbrCompany } from "./govbr-identity.ts";
import { normaliseCnpj } from "./identifiers.ts";
import type { PresentedCertificate } from "./presented-certificate.ts";
import { isResponsible } from "./presented-certificate.ts";
import type { RefusalCode } from "./refusal.ts";

/** In which capacity a person represents a company. E_CNPJ: proven by the certificate, Gov.br names no role. */
export type Capacity = RepresentativeAtuacao | "E_CNPJ";

/**
 * What proved the power: the login itself, the link stored at Gov.br, the certificate presented to us, or, for a foreign
 * company, the documents that Inmetro's team has validated.
 */
export type Evidence = "govbr-session" | "govbr-companies" | "certificate" | "team-validation";

/** A company this person may link. */
export interface EligibleCompany {
  cnpj: string;
  legalName: string;
  capacity: Capacity;
  evidence: Evidence;
  /** Until when the proof holds, where the proof says so. */
  validUntil: Date | null;
}

/** A company that cannot be linked, or (without CNPJ) the reason why there is none. */
export interface RecognitionRefusal {
  cnpj: string | null;
  code: RefusalCode;
}

export interface RecognitionInput {
  /** CPF of the account that logged in. */
  cpf: string;
  /** CNPJ of the e-CNPJ that opened the Gov.br session, if one did. */
  sessionCnpj: string | null;
  sessionCompanyName: string | null;
  /** What the companies API of Gov.br said at this login. */
  companies: GovbrCompany[];
  certificate: PresentedCertificate | null;
  now: Date;
}

export interface Recognition {
  /** One entry per company, the strongest proof first. */
  eligible: EligibleCompany[];
  /** Reasons for companies that are not among the eligible. Never empty when nothing is eligible. */
  refusals: RecognitionRefusal[];
}

const refusalOfAtuacao: Record<Exclude<Atuacao, RepresentativeAtuacao>, RefusalCode> = {
  CONTADOR: "ecnpj-contador",
  NAO_ATUANTE: "ecnpj-nao-atuante",
  COLABORADOR: "ecnpj-colaborador",
};

type Reading = EligibleCompany | RecognitionRefusal | null;

/**
 * Decides which companies a login may link, and why the others not.
 *
 * The e-CNPJ that opened the Gov.br session, or one presented to us with the same CPF, is proof by itself unless Gov.br
 * says that the person is something else to that company. A link stored at Gov.br counts for sócio and representante
 * legal while it lasts (Inmetro, perguntas frequentes: Colaborador is not recognised).
 */
export function recogniseCompanies(input: RecognitionInput): Recognition {
  const readings = [
    readSession(input),
    readCertificate(input),
    ...input.companies.map((company) => readLink(company, input.now)),
  ];
  const eligible = new Map<string, EligibleCompany>();
  const refusals = new Map<string, RecognitionRefusal>();
  for (const reading of readings) {
    if (reading === null) continue;
    if ("evidence" in reading) {
      if (!eligible.has(reading.cnpj)) eligible.set(reading.cnpj, reading);
    } else {
      refusals.set(`${reading.cnpj} ${reading.code}`, reading);
    }
  }
  const remaining = [...refusals.values()].filter((refusal) => refusal.cnpj === null || !eligible.has(refusal.cnpj));
  if (eligible.size === 0 && remaining.length === 0) remaining.push({ cnpj: null, code: "ecnpj-no-company" });
  return { eligible: [...eligible.values()], refusals: remaining };
}

function readSession({ sessionCnpj, sessionCompanyName, companies, now }: RecognitionInput): Reading {
  if (sessionCnpj === null) return null;
  const cnpj = normaliseCnpj(sessionCnpj);
  if (cnpj === null) return { cnpj: null, code: "ecnpj-unreadable" };
  const link = companies.find((company) => company.cnpj === cnpj);
  const objection = objectionOf(link);
  if (objection) return { cnpj, code: objection };
  const validUntil = link?.expiresAt && link.expiresAt > now ? link.expiresAt : null;
  const legalName = sessionCompanyName ?? link?.legalName ?? cnpj;
  return { cnpj, legalName, capacity: capacityOf(link), evidence: "govbr-session", validUntil };
}

function readCertificate({ certificate, companies, cpf, now }: RecognitionInput): Reading {
  if (certificate === null) return null;
  const cnpj = certificate.cnpj === null ? null : normaliseCnpj(certificate.cnpj);
  const refuse = (code: RefusalCode): RecognitionRefusal => ({ cnpj, code });
  if (certificate.refusal !== null) return refuse(certificate.refusal);
  if (cnpj === null) return refuse("ecnpj-not-ecnpj");
  if (now < certificate.notBefore) return refuse("ecnpj-not-yet-valid");
  if (now > certificate.notAfter) return refuse("ecnpj-expired");
  const responsible = isResponsible(certificate, cpf);
  if (responsible === null) return refuse("ecnpj-selo-without-cpf");
  if (!responsible) return refuse("ecnpj-other-cpf");
  const link = companies.find((company) => company.cnpj === cnpj);
  const objection = objectionOf(link);
  if (objection) return refuse(objection);
  const legalName = certificate.companyName ?? link?.legalName ?? cnpj;
  return { cnpj, legalName, capacity: capacityOf(link), evidence: "certificate", validUntil: certificate.notAfter };
}

function readLink({ cnpj, legalName, atuacao, expiresAt }: GovbrCompany, now: Date): Reading {
  if (!isRepresentative(atuacao)) return { cnpj, code: refusalOfAtuacao[atuacao] };
  if (expiresAt !== null && expiresAt <= now) return { cnpj, code: "ecnpj-link-expired" };
  return { cnpj, legalName, capacity: atuacao, evidence: "govbr-companies", validUntil: expiresAt };
}

function objectionOf(link: GovbrCompany | undefined): RefusalCode | null {
  return link === undefined || isRepresentative(link.atuacao) ? null : refusalOfAtuacao[link.atuacao];
}

function capacityOf(link: GovbrCompany | undefined): Capacity {
  return link !== undefined && isRepresentative(link.atuacao) ? link.atuacao : "E_CNPJ";
}
