import { simulator as texts } from "../../texts/simulator.ts";
import type { Authority } from "../authority/authority.ts";
import type { CertificateVariant } from "../authority/variants.ts";
import { PASSWORD, type PersonKey, SEEDS } from "./seeds.ts";

/** A certificate file of a test person. */
export interface PersonCertificate {
  variant: CertificateVariant;
  cnpj: string;
  companyName: string;
  pfxPath: string;
  pfxPassword: string;
}

/** Somebody to log in as. */
export interface Person {
  key: PersonKey;
  /** 11 digits. */
  cpf: string;
  name: string;
  password: string;
  /** Which situation this person shows, in Portuguese. */
  description: string;
  /** The e-CNPJs that work. */
  ecnpj: PersonCertificate[];
  /** Every certificate, those that must be refused included. */
  certificates: PersonCertificate[];
}

/** The test people with the files the authority made for them. */
export function listPeople(authority: Authority): Person[] {
  return SEEDS.map(({ key, account }) => {
    const certificates = authority
      .list()
      .filter(({ cpf }) => cpf === account.cpf)
      .map((certificate) => ({
        variant: certificate.variant,
        cnpj: certificate.cnpj,
        companyName: certificate.companyName,
        pfxPath: authority.pfxPath(certificate),
        pfxPassword: certificate.pfxPassword,
      }));
    return {
      key,
      cpf: account.cpf,
      name: account.name,
      password: PASSWORD,
      description: texts.people[key],
      ecnpj: certificates.filter(({ variant }) => variant === "e-cnpj"),
      certificates,
    };
  });
}
