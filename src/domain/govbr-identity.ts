import type { Atuacao } from "./atuacao.ts";

/** Level of a Gov.br account. */
export type GovbrLevel = "bronze" | "silver" | "gold";

/** Who logged in, as the id token of Gov.br says, already checked and normalised. */
export interface GovbrIdentity {
  /** Eleven digits, check digits verified. */
  cpf: string;
  name: string;
  /** Shown instead of the civil name wherever it is registered. */
  socialName: string | null;
  /** Only an address that Gov.br verified; Gov.br leaves out all others. */
  email: string | null;
  phone: string | null;
  /** Address of the photograph; it takes the access token to read it. */
  picture: string | null;
  /** Null when Gov.br did not say. */
  level: GovbrLevel | null;
  /** How the person logged in; an open set, unknown values are kept. */
  amr: string[];
  /** Seconds since 1970. */
  authTime: number | null;
  /** The company whose e-CNPJ opened this session; null for every other way of logging in. */
  cnpj: string | null;
  companyName: string | null;
  /** True when the session acts by a Procuração Eletrônica of Gov.br. */
  agent: boolean;
}

/** One company linked to a Gov.br account, as the companies API says. */
export interface GovbrCompany {
  /** Fourteen characters, letters included, check digits verified. */
  cnpj: string;
  legalName: string;
  atuacao: Atuacao;
  /** `cadastrador`: this person linked the company with its e-CNPJ. */
  registrar: boolean;
  linkedAt: Date | null;
  /** `dataExpiracao`: until when Gov.br lets this person act for the company. */
  expiresAt: Date | null;
}
