import { judgeCertificate, type Trust } from "../../src/certificate/index.ts";
import { daysFromNow, makeCertificate } from "./support/certificate.ts";
import { type EcnpjParts, ecpf, makeEcnpj, OM_BR, SELO } from "./support/icp-brasil.ts";

const TRUSTED: Trust = { authorized: true, error: null };
const now = new Date();
const judge = (given: Partial<EcnpjParts>, trust = TRUSTED) =>
  judgeCertificate({ der: makeEcnpj(given).der, trust, now }).refusal;
const untrusted = (error: string): Trust => ({ authorized: false, error });

test("a valid e-CNPJ is not refused", () => {
  const { reading, refusal } = judgeCertificate({ der: makeEcnpj({}).der, trust: TRUSTED, now });
  expect(refusal).toBeNull();
  expect(reading?.kind).toBe("e-cnpj");
});

test("none", () => {
  expect(judgeCertificate({ der: null, trust: untrusted("X"), now })).toEqual({ reading: null, refusal: "ecnpj-missing" });
});

test("unreadable", () => {
  const judged = judgeCertificate({ der: Buffer.from("no"), trust: TRUSTED, now });
  expect(judged).toEqual({ reading: null, refusal: "ecnpj-unreadable" });
});

test.each([
  ["SELF_SIGNED_CERT_IN_CHAIN", "ecnpj-unknown-authority"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "ecnpj-unknown-authority"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "ecnpj-unknown-authority"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ecnpj-unknown-authority"],
  ["SOMETHING_NEW", "ecnpj-unknown-authority"],
  ["CERT_HAS_EXPIRED", "ecnpj-expired"],
  ["CERT_NOT_YET_VALID", "ecnpj-not-yet-valid"],
  ["CERT_REVOKED", "ecnpj-revoked"],
  ["INVALID_PURPOSE", "ecnpj-not-ecnpj"],
  ["UNABLE_TO_GET_CRL", "service-unavailable"],
  ["CRL_HAS_EXPIRED", "service-unavailable"],
])("a chain that fails with %s", (error, code) => {
  expect(judge({}, untrusted(error))).toBe(code);
});

test("a chain that fails without a word", () => {
  expect(judge({}, { authorized: false, error: null })).toBe("ecnpj-unknown-authority");
});

test.each([
  ["expired", { notAfter: daysFromNow(-1), notBefore: daysFromNow(-30) }, "ecnpj-expired"],
  ["not yet valid", { notBefore: daysFromNow(1) }, "ecnpj-not-yet-valid"],
  ["selo eletrônico", { policies: [SELO] }, "ecnpj-selo-without-cpf"],
  ["no responsible person", { cpf: "00000000000" }, "ecnpj-selo-without-cpf"],
  ["a measuring device", { policies: [OM_BR] }, "ecnpj-not-ecnpj"],
  ["a device that also expired: renewing it would not help", { policies: [OM_BR], notAfter: daysFromNow(-1) }, "ecnpj-not-ecnpj"],
])("%s", (_name, given, code) => {
  expect(judge(given)).toBe(code);
});

test("an e-CPF", () => {
  expect(judgeCertificate({ der: makeCertificate(ecpf()).der, trust: TRUSTED, now }).refusal).toBe("ecnpj-not-ecnpj");
});

test("the moment counts that is passed in", () => {
  const der = makeEcnpj({}).der;
  expect(judgeCertificate({ der, trust: TRUSTED, now: daysFromNow(400) }).refusal).toBe("ecnpj-expired");
  expect(judgeCertificate({ der, trust: TRUSTED, now: daysFromNow(-2) }).refusal).toBe("ecnpj-not-yet-valid");
});
