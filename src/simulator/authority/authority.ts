import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonFile, writeAtomically } from "../state/json-file.ts";
import type { AuthorityKeys } from "./authorities.ts";
import { type KeyPems, newKey } from "./keys.ts";
import type { CertificateVariant, Holder, IssuedCertificate } from "./variants.ts";

/** Password of every test .pfx. */
export const PFX_PASSWORD = "1234";

const RENEWAL_MS = 15 * 24 * 60 * 60 * 1000;

/** The test authority: a small ICP-Brasil that issues .pfx files, and the TLS identity of this machine's servers. */
export interface Authority {
  /** PEM bundle of root and AC: what a server must trust to accept the good certificates and refuse the others. */
  icpBrasilCaFile: string;
  icpBrasilCaPem: string;
  /** PEM of the local CA that signed `serverTls`; a browser that imports it stops warning. */
  tlsCaPem: string;
  serverTls: { key: string; cert: string };
  list(): IssuedCertificate[];
  find(id: string): IssuedCertificate | null;
  /** By SHA-256 fingerprint, with or without colons. */
  findByFingerprint(fingerprint256: string): IssuedCertificate | null;
  pfxPath(certificate: IssuedCertificate): string;
  issue(variant: CertificateVariant, holder: Holder): Promise<IssuedCertificate>;
  /** Issues what is missing or about to end; they share one key, which saves seconds. */
  ensure(wanted: { variant: CertificateVariant; holder: Holder }[]): Promise<void>;
}

/** Opens the authority kept in `folder`, or founds it (about a second, most of it key generation). */
export async function openAuthority(folder: string, now: () => Date): Promise<Authority> {
  const keys = jsonFile<AuthorityKeys | null>(join(folder, "authorities.json"), () => null);
  const register = jsonFile<Record<string, IssuedCertificate>>(join(folder, "certificates.json"), () => ({}));
  const serverTls = jsonFile<{ key: string; cert: string } | null>(join(folder, "server-tls.json"), () => null);
  const icpBrasilCaFile = join(folder, "icp-brasil-ca.pem");

  let authorities = keys.read();
  if (authorities === null) {
    authorities = await (await import("./authorities.ts")).createAuthorities(now());
    replace(join(folder, "authorities.json"), authorities);
  }
  const { root, intermediate, tls } = authorities;
  const icpBrasilCaPem = root.certificatePem + intermediate.certificatePem;
  if (!existsSync(icpBrasilCaFile)) writeAtomically(icpBrasilCaFile, icpBrasilCaPem);

  let server = serverTls.read();
  if (server === null || isEnding(new X509Certificate(server.cert).validTo, now())) {
    server = await (await import("./authorities.ts")).createServerCertificate(tls, now());
    replace(join(folder, "server-tls.json"), server);
  }

  const pfxPath = ({ id }: Pick<IssuedCertificate, "id">) => join(folder, "pfx", `${id}.pfx`);
  const issueWith = async (variant: CertificateVariant, holder: Holder, key: KeyPems): Promise<IssuedCertificate> => {
    const { issueCertificate } = await import("./issue.ts");
    const { pfx, fingerprint256, notBefore, notAfter } = issueCertificate(variant, holder, key, authorities, PFX_PASSWORD, now());
    const issued: IssuedCertificate = {
      ...holder,
      id: certificateId(variant, holder),
      variant,
      notBefore: notBefore.toISOString(),
      notAfter: notAfter.toISOString(),
      fingerprint256,
      pfxPassword: PFX_PASSWORD,
    };
    writeAtomically(pfxPath(issued), pfx);
    register.update((all) => {
      all[issued.id] = issued;
    });
    return issued;
  };
  const isMissing = ({ variant, holder }: { variant: CertificateVariant; holder: Holder }) => {
    const known = register.read()[certificateId(variant, holder)];
    return !known || !existsSync(pfxPath(known)) || (variant !== "expired" && isEnding(known.notAfter, now()));
  };

  return {
    icpBrasilCaFile,
    icpBrasilCaPem,
    tlsCaPem: tls.certificatePem,
    serverTls: server,
    list: () => Object.values(register.read()),
    find: (id) => register.read()[id] ?? null,
    findByFingerprint(fingerprint256) {
      const wanted = fingerprint256.replaceAll(":", "").toUpperCase();
      return Object.values(register.read()).find((certificate) => certificate.fingerprint256 === wanted) ?? null;
    },
    pfxPath,
    issue: async (variant, holder) => issueWith(variant, holder, await newKey()),
    async ensure(wanted) {
      const missing = wanted.filter(isMissing);
      if (missing.length === 0) return;
      const key = await newKey();
      for (const { variant, holder } of missing) await issueWith(variant, holder, key);
    },
  };
}

function replace(path: string, document: object): void {
  writeAtomically(path, JSON.stringify(document, null, 2));
}

function isEnding(notAfter: string, now: Date): boolean {
  return new Date(notAfter).getTime() - now.getTime() < RENEWAL_MS;
}

function certificateId(variant: CertificateVariant, { cpf, cnpj }: Holder): string {
  return [variant, ...(variant === "e-cpf" ? [] : [cnpj.toLowerCase()]), cpf].join("-");
}

/** Reads the .pfx as it lies on disk. */
export function readPfx(authority: Authority, certificate: IssuedCertificate): Buffer {
  return readFileSync(authority.pfxPath(certificate));
}
