import forge from "node-forge";
import { plainName } from "./names.ts";
import type { Holder } from "./variants.ts";

const { asn1 } = forge;
const { Class, Type } = asn1;

const BIRTH_DATE = "01011980";
const NOT_SUPPLIED = { nis: "0".repeat(11), rg: "0".repeat(15), voter: "0".repeat(19), cei: "0".repeat(12) };

/** ICP-Brasil fields of a company certificate: responsible person, CNPJ, data of the responsible, CEI (facts of the RFB layout). */
export function companyFields({ name, cnpj, cpf }: Holder): object {
  return subjectAltName({
    "2.16.76.1.3.2": plainName(name),
    "2.16.76.1.3.3": cnpj,
    "2.16.76.1.3.4": personalData(cpf),
    "2.16.76.1.3.7": NOT_SUPPLIED.cei,
  });
}

/** ICP-Brasil fields of a natural person's certificate. */
export function personFields({ cpf }: Holder): object {
  return subjectAltName({
    "2.16.76.1.3.1": personalData(cpf),
    "2.16.76.1.3.5": NOT_SUPPLIED.voter,
    "2.16.76.1.3.6": NOT_SUPPLIED.cei,
  });
}

/** An electronic seal names the company and nobody responsible (Resolução CG ICP-Brasil 211). */
export function sealFields({ cnpj, companyName }: Holder): object {
  return subjectAltName({ "2.16.76.1.3.3": cnpj, "2.16.76.1.3.8": plainName(companyName) });
}

/** Key usage of a holder's certificate, its policy, and who is who in the chain. */
export function holderExtensions(policy: string, issuer: forge.pki.Certificate): object[] {
  return [
    { name: "basicConstraints", cA: false },
    { name: "keyUsage", critical: true, digitalSignature: true, nonRepudiation: true, keyEncipherment: true },
    { name: "extKeyUsage", clientAuth: true, emailProtection: true },
    { name: "subjectKeyIdentifier" },
    { name: "authorityKeyIdentifier", keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes() },
    certificatePolicies(policy),
  ];
}

export function authorityExtensions(): object[] {
  return [
    { name: "basicConstraints", critical: true, cA: true },
    { name: "keyUsage", critical: true, keyCertSign: true, cRLSign: true },
    { name: "subjectKeyIdentifier" },
  ];
}

/** Birth date, CPF, NIS, RG: fixed widths, zeros where nothing was supplied. */
function personalData(cpf: string): string {
  return BIRTH_DATE + cpf + NOT_SUPPLIED.nis + NOT_SUPPLIED.rg;
}

/** forge cannot build otherName, so the extension's value is raw ASN.1; values are OCTET STRING, as in real certificates. */
function subjectAltName(fields: Record<string, string>): object {
  const names = Object.entries(fields).map(([oid, value]) =>
    asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [
      oidNode(oid),
      asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, value)]),
    ]),
  );
  return { id: "2.5.29.17", critical: false, value: asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, names) };
}

function certificatePolicies(oid: string): object {
  const policy = asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [oidNode(oid)]);
  return { id: "2.5.29.32", critical: false, value: asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [policy]) };
}

function oidNode(oid: string): forge.asn1.Asn1 {
  return asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(oid).getBytes());
}
