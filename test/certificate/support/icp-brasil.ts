import forge from "node-forge";
import {
  authorityExtensions,
  type CertificateParts,
  extension,
  type Issuer,
  type Made,
  makeCertificate,
  name,
  newRsaKey,
  policyExtension,
  usageExtension,
} from "./certificate.ts";
import { type Node, octets, oid, primitive, sequence, tagged, taggedBytes } from "./der.ts";

const { Type } = forge.asn1;
export const CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
export const SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
export const A1 = "2.16.76.1.2.1.51";
export const SELO = "2.16.76.1.2.201.3";
export const OM_BR = "2.16.76.1.2.550.1";

export const CNPJ = "11222333000181";
export const CPF = "12345678909";

/** An authority of the tests: root and one intermediate, as ICP-Brasil has them. */
export function makeAuthorities(label: string): { root: Made; ac: Made; bundle: string } {
  const authorityName = (text: string) => name(["C", "BR"], ["O", "ICP-Brasil"], ["CN", `${text} ${label}`]);
  const root = makeCertificate({ subject: authorityName("Raiz"), key: newRsaKey(), extensions: authorityExtensions() });
  const ac = makeCertificate({ subject: authorityName("AC"), key: newRsaKey(), extensions: authorityExtensions() }, root);
  return { root, ac, bundle: root.pem + ac.pem };
}

/** How the text of an otherName is written. */
export const encodings = {
  octetString: (text: string) => tagged(0, octets(text)),
  printableString: (text: string) => tagged(0, primitive(Type.PRINTABLESTRING, text)),
  utf8String: (text: string) => tagged(0, primitive(Type.UTF8, Buffer.from(text, "utf8").toString("latin1"))),
  ia5String: (text: string) => tagged(0, primitive(Type.IA5STRING, text)),
  bmpString: (text: string) => tagged(0, primitive(Type.BMPSTRING, text)),
  direct: (text: string) => taggedBytes(0, text),
  stringInOctets: (text: string) => tagged(0, octets(`\x13${String.fromCharCode(text.length)}${text}`)),
};

/** Birth date, CPF, NIS, RG and, of 0, 6 or 10 characters, the issuer of the RG. */
export const personField = (cpf: string, rgIssuer = "SSPSP ") => `01011980${cpf}${"0".repeat(11)}${"0".repeat(15)}${rgIssuer}`;

export interface EcnpjParts extends CertificateParts {
  cnpj?: string;
  cpf?: string;
  encoding?: keyof typeof encodings;
  /** Other otherNames than those of an e-CNPJ. */
  otherNames?: Record<string, string>;
  policies?: string[];
  uses?: string[];
  critical?: boolean;
  /** More general names beside the otherNames. */
  names?: Node[];
}

/** The parts of a usual e-CNPJ; each can be made different. */
export function ecnpj(given: Partial<EcnpjParts> = {}): CertificateParts {
  const { cnpj = CNPJ, cpf = CPF, encoding = "octetString", policies = [A1], uses = [CLIENT_AUTH] } = given;
  const otherNames = given.otherNames ?? {
    "2.16.76.1.3.2": "MARIA DA SILVA",
    "2.16.76.1.3.3": cnpj,
    "2.16.76.1.3.4": personField(cpf),
    "2.16.76.1.3.7": "000000000000",
  };
  const names = Object.entries(otherNames).map(([type, value]) => tagged(0, oid(type), encodings[encoding](value)));
  return {
    subject: given.subject ?? name(["C", "BR"], ["O", "ICP-Brasil"], ["CN", `ACME LTDA:${cnpj}`]),
    extensions: [
      extension("2.5.29.17", sequence(taggedBytes(1, "contato@example.com"), ...names, ...(given.names ?? [])), given.critical),
      policyExtension(...policies),
      ...(uses.length > 0 ? [usageExtension(...uses)] : []),
    ],
    ...(given.key ? { key: given.key } : {}),
    ...(given.notBefore ? { notBefore: given.notBefore } : {}),
    ...(given.notAfter ? { notAfter: given.notAfter } : {}),
  };
}

/** A certificate of a natural person. */
export const ecpf = (given: Partial<EcnpjParts> = {}): CertificateParts =>
  ecnpj({ subject: name(["CN", `MARIA DA SILVA:${CPF}`]), otherNames: { "2.16.76.1.3.1": personField(CPF) }, ...given });

export const makeEcnpj = (given: Partial<EcnpjParts>, issuer?: Issuer): Made => makeCertificate(ecnpj(given), issuer);
