import { readCertificate } from "../../src/certificate/index.ts";
import { daysFromNow, makeCertificate, name, newEcKey } from "./support/certificate.ts";
import { oid, primitive, tagged, taggedBytes } from "./support/der.ts";
import { CNPJ, CPF, type EcnpjParts, ecpf, encodings, makeEcnpj, personField } from "./support/icp-brasil.ts";

const read = (given: Partial<EcnpjParts>) => readCertificate(makeEcnpj(given).der);

test("an e-CNPJ", () => {
  const made = makeEcnpj({ notBefore: new Date("2026-01-02T03:04:05Z"), notAfter: daysFromNow(100) });
  expect(readCertificate(made.der)).toEqual({
    kind: "e-cnpj",
    cnpj: CNPJ,
    companyName: "ACME LTDA",
    responsibleCpf: CPF,
    responsibleName: "MARIA DA SILVA",
    policies: ["2.16.76.1.2.1.51"],
    serial: made.x509.serialNumber,
    issuer: `C=BR, O=ICP-Brasil, CN=ACME LTDA:${CNPJ}`,
    subject: `C=BR, O=ICP-Brasil, CN=ACME LTDA:${CNPJ}`,
    fingerprint256: made.x509.fingerprint256,
    notBefore: new Date("2026-01-02T03:04:05Z"),
    notAfter: new Date(made.x509.validTo),
  });
});

test.each(Object.keys(encodings) as (keyof typeof encodings)[])("fields written as %s", (encoding) => {
  expect(read({ encoding })).toMatchObject({
    kind: "e-cnpj",
    cnpj: CNPJ,
    responsibleCpf: CPF,
    responsibleName: "MARIA DA SILVA",
  });
});

test.each([
  ["", 45],
  ["SSPSP ", 51],
  ["SSPSP     ", 55],
])("the responsible person's field with issuer %p, %i characters long", (rgIssuer, length) => {
  const field = personField(CPF, rgIssuer);
  expect(field).toHaveLength(length);
  expect(read({ otherNames: { "2.16.76.1.3.3": CNPJ, "2.16.76.1.3.4": field } }).responsibleCpf).toBe(CPF);
});

test.each(["0".repeat(51), "", "01011980123", personField("12345678900")])(
  "the responsible person's field %p gives no CPF",
  (field) => {
    const reading = read({ otherNames: { "2.16.76.1.3.3": CNPJ, "2.16.76.1.3.4": field } });
    expect(reading).toMatchObject({ kind: "e-cnpj", responsibleCpf: null });
  },
);

test("an alphanumeric CNPJ", () => {
  expect(read({ cnpj: "12ABC34501DE35" })).toMatchObject({ kind: "e-cnpj", cnpj: "12ABC34501DE35", companyName: "ACME LTDA" });
});

test("the company name field goes before the common name", () => {
  const otherNames = { "2.16.76.1.3.3": CNPJ, "2.16.76.1.3.4": personField(CPF), "2.16.76.1.3.8": "ACME INDÚSTRIA LTDA" };
  expect(read({ otherNames, encoding: "utf8String" }).companyName).toBe("ACME INDÚSTRIA LTDA");
});

test.each([
  ["UTF-8", Buffer.from("BALANÇAS ÁGUIA", "utf8").toString("latin1"), 12],
  ["Latin-1", "BALANÇAS ÁGUIA", 20],
])("a name in %s", (_charset, bytes, type) => {
  expect(read({ subject: name(["CN", primitive(type, bytes)]) }).companyName).toBe("BALANÇAS ÁGUIA");
});

test("an explicit critical FALSE with the text directly in the tag, as one authority writes it", () => {
  expect(read({ critical: false, encoding: "direct" })).toMatchObject({ kind: "e-cnpj", cnpj: CNPJ, responsibleCpf: CPF });
});

test("an e-CNPJ with an elliptic key", () => {
  expect(read({ key: newEcKey() })).toMatchObject({ kind: "e-cnpj", cnpj: CNPJ, responsibleCpf: CPF });
});

test.each([CNPJ, `NTRBR-${CNPJ}`])("without the fields, the serialNumber %s of the subject is the CNPJ", (serial) => {
  const reading = read({ otherNames: {}, subject: name(["CN", "ACME LTDA"], ["serialNumber", serial]) });
  expect(reading).toMatchObject({ kind: "e-cnpj", cnpj: CNPJ, companyName: "ACME LTDA", responsibleCpf: null });
});

test("a CNPJ field that is not valid is not replaced by anything", () => {
  const otherNames = { "2.16.76.1.3.3": "12345678000100" };
  expect(read({ otherNames, subject: name(["CN", `ACME:${CNPJ}`], ["serialNumber", CNPJ]) })).toMatchObject({
    kind: "other",
    cnpj: null,
  });
});

test("a CNPJ in the common name alone proves nothing", () => {
  expect(read({ otherNames: {} })).toMatchObject({ kind: "other", cnpj: null, companyName: null });
});

test("an e-CPF", () => {
  expect(readCertificate(makeCertificate(ecpf()).der)).toMatchObject({ kind: "e-cpf", cnpj: null, responsibleCpf: null });
});

test("an e-CPF known by its serialNumber", () => {
  expect(read({ otherNames: {}, subject: name(["CN", "MARIA"], ["serialNumber", CPF]) }).kind).toBe("e-cpf");
});

test("of two fields of one type the first counts", () => {
  const second = tagged(0, oid("2.16.76.1.3.3"), encodings.octetString("12ABC34501DE35"));
  expect(read({ names: [second] }).cnpj).toBe(CNPJ);
});

test("a host name or e-mail beside the fields does no harm", () => {
  expect(read({ names: [taggedBytes(2, "host.example")] })).toMatchObject({ kind: "e-cnpj", cnpj: CNPJ });
});
