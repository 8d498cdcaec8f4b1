import { createHash } from "node:crypto";
import forge from "node-forge";
import type { AuthorityKeys, StoredAuthority } from "./authorities.ts";
import { companyFields, holderExtensions, personFields, sealFields } from "./extensions.ts";
import type { KeyPems } from "./keys.ts";
import { companyName, personName } from "./names.ts";
import { signCertificate } from "./sign-certificate.ts";
import { type CertificateVariant, type Holder, validityOf } from "./variants.ts";

/** Policies the simulated AC may issue under: A1 of company and person, electronic seal in software. */
const POLICY = { company: "2.16.76.1.2.1.13", person: "2.16.76.1.2.1.14", seal: "2.16.76.1.2.201.5" };

/** Makes one test certificate with its key and chain, as a PKCS#12 that browsers and OpenSSL 3 open (3DES, not RC2). */
export function issueCertificate(
  variant: CertificateVariant,
  holder: Holder,
  key: KeyPems,
  authorities: AuthorityKeys,
  pfxPassword: string,
  now: Date,
): { pfx: Buffer; fingerprint256: string; notBefore: Date; notAfter: Date } {
  const signer = variant === "other-authority" ? authorities.other : authorities.intermediate;
  const issuer = forge.pki.certificateFromPem(signer.certificatePem);
  const { subject, fields, policy } = contentOf(variant, holder);
  const validity = validityOf(variant, now);
  const certificate = signCertificate({
    subject,
    issuer: issuer.subject.attributes,
    publicPem: key.publicPem,
    issuerPem: signer.privatePem,
    ...validity,
    extensions: [...holderExtensions(policy, issuer), fields],
  });
  const chain = variant === "other-authority" ? [authorities.other] : [authorities.intermediate, authorities.root];
  const pfx = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(key.privatePem),
    [certificate, ...chain.map(({ certificatePem }: StoredAuthority) => forge.pki.certificateFromPem(certificatePem))],
    pfxPassword,
    { algorithm: "3des", friendlyName: `${variant} ${holder.companyName || holder.name} (simulador)` },
  );
  return { pfx: toDer(pfx), fingerprint256: fingerprint(forge.pki.certificateToAsn1(certificate)), ...validity };
}

function contentOf(variant: CertificateVariant, holder: Holder) {
  if (variant === "e-cpf") return { subject: personName(holder), fields: personFields(holder), policy: POLICY.person };
  if (variant === "selo") return { subject: companyName(holder, "SE-S"), fields: sealFields(holder), policy: POLICY.seal };
  return { subject: companyName(holder, "e-CNPJ A1"), fields: companyFields(holder), policy: POLICY.company };
}

function toDer(node: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(node).getBytes(), "binary");
}

function fingerprint(certificate: forge.asn1.Asn1): string {
  return createHash("sha256").update(toDer(certificate)).digest("hex").toUpperCase();
}
