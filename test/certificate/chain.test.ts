import { X509Certificate } from "node:crypto";
import { checkChain } from "../../src/certificate/chain.ts";
import { authorityExtensions, daysFromNow, makeCertificate, name, newRsaKey } from "./support/certificate.ts";
import { ecnpj, makeAuthorities, makeEcnpj } from "./support/icp-brasil.ts";

const ours = makeAuthorities("A");
const others = makeAuthorities("B");
const store = [ours.root, ours.ac].map(({ pem }) => new X509Certificate(pem));
const check = (der: Buffer, now = new Date(), authorities = store) => checkChain(der, authorities, now);
const fault = (error: string) => ({ authorized: false, error });
const UNKNOWN = fault("UNABLE_TO_GET_ISSUER_CERT_LOCALLY");

test("a leaf of an intermediate of the store is trusted", () => {
  expect(check(makeEcnpj({}, ours.ac).der)).toEqual({ authorized: true, error: null });
});

test("a leaf of the root itself is trusted", () => {
  expect(check(makeEcnpj({}, ours.root).der)).toEqual({ authorized: true, error: null });
});

test.each([
  ["of another authority", () => makeEcnpj({}, others.ac).der],
  ["signed by itself", () => makeEcnpj({}).der],
  ["with the issuer's name and another's signature", () => makeEcnpj({}, { name: ours.ac.name, key: others.ac.key }).der],
  ["with the issuer's signature and another's name", () => makeEcnpj({}, { name: others.ac.name, key: ours.ac.key }).der],
  ["that is no certificate", () => Buffer.from("no")],
])("a leaf %s is not", (_name, make) => {
  expect(check(make())).toEqual(UNKNOWN);
});

test("a holder cannot issue, not even when put into the store", () => {
  const holder = makeEcnpj({ key: newRsaKey() }, ours.ac);
  const below = makeEcnpj({}, holder);
  expect(check(below.der, new Date(), [...store, holder.x509])).toEqual(UNKNOWN);
});

test("an intermediate without its root is not enough", () => {
  expect(check(makeEcnpj({}, ours.ac).der, new Date(), [ours.ac.x509])).toEqual(UNKNOWN);
});

test("an expired and a future leaf are told apart", () => {
  const { der } = makeEcnpj({ notBefore: daysFromNow(-2), notAfter: daysFromNow(2) }, ours.ac);
  expect(check(der, daysFromNow(3))).toEqual(fault("CERT_HAS_EXPIRED"));
  expect(check(der, daysFromNow(-3))).toEqual(fault("CERT_NOT_YET_VALID"));
  expect(check(der)).toEqual({ authorized: true, error: null });
});

test("an expired intermediate breaks the chain; a renewed one beside it heals it", () => {
  const key = newRsaKey();
  const subject = name(["CN", "AC renewed"]);
  const parts = { subject, key, extensions: authorityExtensions() };
  const expired = makeCertificate({ ...parts, notBefore: daysFromNow(-20), notAfter: daysFromNow(-10) }, ours.root);
  const renewed = makeCertificate(parts, ours.root);
  const { der } = makeCertificate(ecnpj(), expired);
  expect(check(der, new Date(), [...store, expired.x509])).toEqual(fault("CERT_HAS_EXPIRED"));
  expect(check(der, new Date(), [...store, expired.x509, renewed.x509])).toEqual({ authorized: true, error: null });
});
