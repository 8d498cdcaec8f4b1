import { join } from "node:path";
import { jsonFile } from "./json-file.ts";

/** What the tax authority says of a person in a company; a colaborador has no such word (manual, empresas API). */
export type RegisteredAtuacao = "SOCIO" | "REPRESENTANTE_LEGAL" | "CONTADOR" | "NAO_ATUANTE";

/** A company in the simulated register of the Receita Federal. */
export interface RegisteredCompany {
  /** 14 characters; letters are allowed since July 2026. */
  cnpj: string;
  legalName: string;
  /** Who is what, by CPF. Absent: no role. */
  roles: Record<string, Exclude<RegisteredAtuacao, "NAO_ATUANTE">>;
}

/** A company that a person linked to the Gov.br account, or a colaborador added by who linked it. */
export interface CompanyLink {
  cnpj: string;
  cpf: string;
  /** null: colaborador. */
  atuacao: RegisteredAtuacao | null;
  /** CPF of who added the colaborador; null when the person linked the company with the own e-CNPJ. */
  addedBy: string | null;
  createdAt: string;
  expiresAt: string;
}

export interface Companies {
  find(cnpj: string): RegisteredCompany | null;
  /** Adds or renames; given roles are merged. */
  register(company: RegisteredCompany): void;
  /** Role in the register; NAO_ATUANTE for whoever holds the certificate without having one. */
  atuacaoOf(cnpj: string, cpf: string): RegisteredAtuacao;
  linksOf(cpf: string): CompanyLink[];
  link(cnpj: string, cpf: string): CompanyLink | null;
  colaboradoresOf(cnpj: string): CompanyLink[];
  save(link: CompanyLink): void;
  /** "Desativar Empresa": takes the link and, with the holder's link, every colaborador. */
  remove(cnpj: string, cpf: string): void;
}

export function openCompanies(folder: string): Companies {
  const register = jsonFile<Record<string, RegisteredCompany>>(join(folder, "companies.json"), () => ({}));
  const links = jsonFile<CompanyLink[]>(join(folder, "links.json"), () => []);
  const same = (cnpj: string, cpf: string) => (link: CompanyLink) => link.cnpj === cnpj && link.cpf === cpf;
  const drop = (list: CompanyLink[], goes: (link: CompanyLink) => boolean) => {
    for (let i = list.length - 1; i >= 0; i--) if (goes(list[i]!)) list.splice(i, 1);
  };
  return {
    find: (cnpj) => register.read()[cnpj] ?? null,
    register(company) {
      register.update((all) => {
        all[company.cnpj] = { ...company, roles: { ...all[company.cnpj]?.roles, ...company.roles } };
      });
    },
    atuacaoOf: (cnpj, cpf) => register.read()[cnpj]?.roles[cpf] ?? "NAO_ATUANTE",
    linksOf: (cpf) => links.read().filter((link) => link.cpf === cpf),
    link: (cnpj, cpf) => links.read().find(same(cnpj, cpf)) ?? null,
    colaboradoresOf: (cnpj) => links.read().filter((link) => link.cnpj === cnpj && link.addedBy !== null),
    save(link) {
      links.update((all) => {
        drop(all, same(link.cnpj, link.cpf));
        all.push(link);
      });
    },
    remove(cnpj, cpf) {
      links.update((all) => {
        const holder = all.find(same(cnpj, cpf))?.addedBy === null;
        drop(all, (link) => link.cnpj === cnpj && (link.cpf === cpf || (holder && link.addedBy === cpf)));
      });
    },
  };
}
