import { normaliseCnpj, normaliseCpf } from "../../domain/identifiers.ts";
import { simulator as texts } from "../../texts/simulator.ts";
import { type CertificateVariant, type Holder, VARIANTS } from "../authority/variants.ts";
import type { RegisteredCompany } from "../state/companies.ts";

type Role = RegisteredCompany["roles"][string];

/** A certificate to issue, and what its holder is in the company according to the tax authority. */
export interface IssueForm extends Holder {
  variant: CertificateVariant;
  role: Role | null;
}

export type IssueErrors = Partial<Record<keyof Holder, string>>;

const ROLES: Role[] = ["SOCIO", "REPRESENTANTE_LEGAL", "CONTADOR"];

/** Reads the posted fields; identifiers are normalised where they are valid and left as typed where not. */
export function readIssueForm(body: Record<string, unknown>): IssueForm {
  const text = (name: string) => String(body[name] ?? "").trim();
  return {
    variant: VARIANTS.find((variant) => variant === body.tipo) ?? "e-cnpj",
    cpf: normaliseCpf(text("cpf")) ?? text("cpf"),
    name: text("nome"),
    cnpj: normaliseCnpj(text("cnpj")) ?? text("cnpj"),
    companyName: text("empresa").toUpperCase(),
    role: ROLES.find((role) => role === body.papel) ?? null,
  };
}

export function checkIssueForm(form: IssueForm): IssueErrors {
  const { errors } = texts.authority;
  return {
    ...(normaliseCpf(form.cpf) ? {} : { cpf: errors.cpf }),
    ...(form.name ? {} : { name: errors.name }),
    ...(normaliseCnpj(form.cnpj) ? {} : { cnpj: errors.cnpj }),
    ...(form.companyName ? {} : { companyName: errors.companyName }),
  };
}
