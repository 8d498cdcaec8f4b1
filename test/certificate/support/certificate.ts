import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomInt,
  sign,
  X509Certificate,
} from "node:crypto";
import forge from "node-forge";
import { bits, boolean, fromDer, integer, type Node, octets, oid, sequence, set, tagged, time, toDer, utf8 } from "./der.ts";

const { Type } = forge.asn1;

/** Somebody who can sign certificates. */
export interface Issuer {
  name: Node;
  key: KeyObject;
}

export interface CertificateParts {
  subject: Node;
  key?: KeyObject;
  notBefore?: Date;
  notAfter?: Date;
  extensions?: Node[];
}

export interface Made extends Issuer {
  der: Buffer;
  pem: string;
  keyPem: string;
  x509: X509Certificate;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
export const daysFromNow = (days: number): Date => new Date(Date.now() + days * DAY_MS);

/** Keys are dear: one pair of each kind for all certificates of a test process that do not care. */
export const rsaKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
export const newRsaKey = (): KeyObject => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
export const newEcKey = (): KeyObject => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

/** Signs a certificate; without issuer it signs itself. Keys are RSA or EC. */
export function makeCertificate(parts: CertificateParts, issuer?: Issuer): Made {
  const key = parts.key ?? rsaKey;
  const signer = issuer ?? { name: parts.subject, key };
  const algorithm = signatureAlgorithm(signer.key);
  const body = sequence(
    tagged(0, integer(2)),
    integer(randomInt(1, 2 ** 30)),
    algorithm,
    signer.name,
    sequence(time(parts.notBefore ?? daysFromNow(-1)), time(parts.notAfter ?? daysFromNow(365))),
    parts.subject,
    fromDer(createPublicKey(key).export({ type: "spki", format: "der" })),
    tagged(3, sequence(...(parts.extensions ?? []))),
  );
  const signature = sign("sha256", toDer(body), signer.key).toString("latin1");
  const der = toDer(sequence(body, algorithm, bits(signature)));
  const x509 = new X509Certificate(der);
  const keyPem = key.export({ type: "pkcs8", format: "pem" }).toString();
  return { name: parts.subject, key: createPrivateKey(keyPem), der, pem: x509.toString(), keyPem, x509 };
}

function signatureAlgorithm(key: KeyObject): Node {
  return key.asymmetricKeyType === "ec"
    ? sequence(oid("1.2.840.10045.4.3.2"))
    : sequence(oid("1.2.840.113549.1.1.11"), forge.asn1.create(forge.asn1.Class.UNIVERSAL, Type.NULL, false, ""));
}

/** A distinguished name of these attributes, in UTF8String unless a node is given. */
export function name(...attributes: [type: string, value: string | Node][]): Node {
  const types: Record<string, string> = { CN: "2.5.4.3", O: "2.5.4.10", C: "2.5.4.6", serialNumber: "2.5.4.5" };
  const encode = (value: string | Node) =>
    typeof value === "string" ? forge.asn1.create(forge.asn1.Class.UNIVERSAL, Type.UTF8, false, utf8(value)) : value;
  return sequence(...attributes.map(([type, value]) => set(sequence(oid(types[type] ?? type), encode(value)))));
}

/** An extension; `critical` is written also when false, as one authority does, though DER forbids it. */
export function extension(type: string, value: Node, critical?: boolean): Node {
  const flag = critical === undefined ? [] : [boolean(critical)];
  return sequence(oid(type), ...flag, octets(toDer(value).toString("latin1")));
}

export const authorityExtensions = (): Node[] => [
  extension("2.5.29.19", sequence(boolean(true)), true),
  extension("2.5.29.15", forge.asn1.create(forge.asn1.Class.UNIVERSAL, Type.BITSTRING, false, "\x01\x06"), true),
];
export const policyExtension = (...policies: string[]): Node =>
  extension("2.5.29.32", sequence(...policies.map((policy) => sequence(oid(policy)))));
export const usageExtension = (...uses: string[]): Node => extension("2.5.29.37", sequence(...uses.map(oid)));
