import { sign } from "node:crypto";
import forge from "node-forge";
import { daysFromNow, type Issuer, type Made } from "./certificate.ts";
import { bits, integer, type Node, oid, primitive, sequence, time, toDer } from "./der.ts";

/** A revocation list of this issuer over these certificates, in PEM. */
export function makeCrl(issuer: Issuer, revoked: Made[] = [], nextUpdate = daysFromNow(1)): string {
  const algorithm = sequence(oid("1.2.840.113549.1.1.11"), primitive(forge.asn1.Type.NULL, ""));
  const entries = revoked.map((made) => sequence(integer(Number.parseInt(made.x509.serialNumber, 16)), time(daysFromNow(-0.5))));
  const list: Node[] = entries.length > 0 ? [sequence(...entries)] : [];
  const body = sequence(integer(1), algorithm, issuer.name, time(daysFromNow(-1)), time(nextUpdate), ...list);
  const signature = sign("sha256", toDer(body), issuer.key).toString("latin1");
  const base64 = toDer(sequence(body, algorithm, bits(signature))).toString("base64");
  return `-----BEGIN X509 CRL-----\n${base64.replace(/(.{64})/g, "$1\n").trim()}\n-----END X509 CRL-----\n`;
}
