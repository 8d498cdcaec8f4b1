import forge from "node-forge";
import { authorityExtensions } from "./extensions.ts";
import { type KeyPems, newKey } from "./keys.ts";
import { authorityName } from "./names.ts";
import { signCertificate } from "./sign-certificate.ts";

export interface StoredAuthority {
  privatePem: string;
  certificatePem: string;
}

/** The simulated hierarchy: ICP-Brasil root and AC, a stranger's AC, and the CA of this machine's TLS servers. */
export interface AuthorityKeys {
  root: StoredAuthority;
  intermediate: StoredAuthority;
  other: StoredAuthority;
  tls: StoredAuthority;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Creates the four authorities, valid for ten years from `now`. */
export async function createAuthorities(now: Date): Promise<AuthorityKeys> {
  const [rootKey, acKey, otherKey, tlsKey] = await Promise.all([newKey(), newKey(), newKey(), newKey()]);
  const root = selfSigned(rootKey!, "Autoridade Certificadora Raiz Brasileira v0 (simulador)", now);
  return {
    root,
    intermediate: signedBy(root, acKey!, "AC SIMULADOR RFB v0", now),
    other: selfSigned(otherKey!, "AC DESCONHECIDA DE TESTE", now, "Autoridade sem credenciamento"),
    tls: selfSigned(tlsKey!, "CA local de desenvolvimento do Orquestra", now, "Desenvolvimento local"),
  };
}

/** TLS certificate for localhost, 127.0.0.1 and ::1, signed by the local CA, for one year. */
export async function createServerCertificate(tls: StoredAuthority, now: Date): Promise<{ key: string; cert: string }> {
  const key = await newKey();
  const certificate = signCertificate({
    subject: authorityName("localhost", "Desenvolvimento local"),
    issuer: forge.pki.certificateFromPem(tls.certificatePem).subject.attributes,
    publicPem: key.publicPem,
    issuerPem: tls.privatePem,
    notBefore: new Date(now.getTime() - YEAR_MS / 365),
    notAfter: new Date(now.getTime() + YEAR_MS),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", critical: true, digitalSignature: true, keyEncipherment: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
          { type: 7, ip: "::1" },
        ],
      },
    ],
  });
  return { key: key.privatePem, cert: forge.pki.certificateToPem(certificate) + tls.certificatePem };
}

function selfSigned(key: KeyPems, commonName: string, now: Date, organisation?: string): StoredAuthority {
  const name = authorityName(commonName, organisation);
  return authority(key, key.privatePem, name, name, now);
}

function signedBy(issuer: StoredAuthority, key: KeyPems, commonName: string, now: Date): StoredAuthority {
  const issuerName = forge.pki.certificateFromPem(issuer.certificatePem).subject.attributes;
  return authority(key, issuer.privatePem, authorityName(commonName), issuerName, now);
}

function authority(
  key: KeyPems,
  issuerPem: string,
  subject: forge.pki.CertificateField[],
  issuer: forge.pki.CertificateField[],
  now: Date,
): StoredAuthority {
  const certificate = signCertificate({
    subject,
    issuer,
    publicPem: key.publicPem,
    issuerPem,
    notBefore: new Date(now.getTime() - YEAR_MS * 2),
    notAfter: new Date(now.getTime() + YEAR_MS * 10),
    extensions: authorityExtensions(),
  });
  return { privatePem: key.privatePem, certificatePem: forge.pki.certificateToPem(certificate) };
}
