import type { Atuacao } from "../../src/domain/atuacao.ts";
import type { GovbrCompany } from "../../src/domain/govbr-identity.ts";
import type { PresentedCertificate } from "../../src/domain/presented-certificate.ts";
import type { RecognitionInput } from "../../src/domain/recognition.ts";
import { recogniseCompanies } from "../../src/domain/recognition.ts";
import type { RefusalCode } from "../../src/domain/refusal.ts";

const now = new Date("2026-11-20T12:00:00Z");
const past = new Date("2026-11-20T11:59:59Z");
const future = new Date("2027-11-20T12:00:00Z");
const cpf = "52998224725";
const cnpj = "12ABC34501DE35";
const otherCnpj = "11222333000181";

const company = (atuacao: Atuacao, parts: Partial<GovbrCompany> = {}): GovbrCompany => ({
  cnpj,
  legalName: "ALFA LTDA",
  atuacao,
  registrar: true,
  linkedAt: past,
  expiresAt: future,
  ...parts,
});

const certificate = (parts: Partial<PresentedCertificate> = {}): PresentedCertificate => ({
  cnpj,
  companyName: "ALFA LTDA",
  responsibleCpf: cpf,
  cpfMatches: null,
  serial: "01",
  issuer: "CN=AC",
  fingerprint256: "AA",
  notBefore: past,
  notAfter: future,
  refusal: null,
  ...parts,
});

const recognise = (parts: Partial<RecognitionInput>) =>
  recogniseCompanies({ cpf, sessionCnpj: null, sessionCompanyName: null, companies: [], certificate: null, now, ...parts });

const refusalByAtuacao: [Atuacao, RefusalCode][] = [
  ["CONTADOR", "ecnpj-contador"],
  ["NAO_ATUANTE", "ecnpj-nao-atuante"],
  ["COLABORADOR", "ecnpj-colaborador"],
];

test("without any evidence there is no company, and the reason is given", () => {
  expect(recognise({})).toEqual({ eligible: [], refusals: [{ cnpj: null, code: "ecnpj-no-company" }] });
});

describe("a link stored at Gov.br", () => {
  test.each(["SOCIO", "REPRESENTANTE_LEGAL"] as const)("counts for %s", (atuacao) => {
    expect(recognise({ companies: [company(atuacao)] })).toEqual({
      eligible: [{ cnpj, legalName: "ALFA LTDA", capacity: atuacao, evidence: "govbr-companies", validUntil: future }],
      refusals: [],
    });
  });

  test.each(refusalByAtuacao)("does not count for %s", (atuacao, code) => {
    expect(recognise({ companies: [company(atuacao)] })).toEqual({ eligible: [], refusals: [{ cnpj, code }] });
  });

  test.each([
    ["in the past", past],
    ["at this very moment", now],
  ])("does not count when it ended %s", (_, expiresAt) => {
    const { eligible, refusals } = recognise({ companies: [company("SOCIO", { expiresAt })] });
    expect(eligible).toEqual([]);
    expect(refusals).toEqual([{ cnpj, code: "ecnpj-link-expired" }]);
  });

  test("counts without an end", () => {
    expect(recognise({ companies: [company("SOCIO", { expiresAt: null })] }).eligible).toMatchObject([
      { cnpj, validUntil: null },
    ]);
  });

  test("each company is judged by itself", () => {
    const { eligible, refusals } = recognise({ companies: [company("SOCIO"), company("CONTADOR", { cnpj: otherCnpj })] });
    expect(eligible).toMatchObject([{ cnpj }]);
    expect(refusals).toEqual([{ cnpj: otherCnpj, code: "ecnpj-contador" }]);
  });
});

describe("a login with the e-CNPJ", () => {
  test("is proof by itself, formatted as the claim is", () => {
    expect(recognise({ sessionCnpj: "12.ABC.345/01DE-35", sessionCompanyName: "ALFA" }).eligible).toEqual([
      { cnpj, legalName: "ALFA", capacity: "E_CNPJ", evidence: "govbr-session", validUntil: null },
    ]);
  });

  test("takes the capacity from the companies API where it knows it", () => {
    const { eligible } = recognise({ sessionCnpj: cnpj, companies: [company("SOCIO")] });
    expect(eligible).toMatchObject([
      { capacity: "SOCIO", evidence: "govbr-session", legalName: "ALFA LTDA", validUntil: future },
    ]);
  });

  test.each(refusalByAtuacao)("yields to the API's %s", (atuacao, code) => {
    expect(recognise({ sessionCnpj: cnpj, companies: [company(atuacao)] })).toEqual({ eligible: [], refusals: [{ cnpj, code }] });
  });

  test("is not weakened by another company's role, nor by an ended link", () => {
    expect(recognise({ sessionCnpj: cnpj, companies: [company("CONTADOR", { cnpj: otherCnpj })] }).eligible).toMatchObject([
      { cnpj },
    ]);
    expect(recognise({ sessionCnpj: cnpj, companies: [company("SOCIO", { expiresAt: past })] })).toMatchObject({
      eligible: [{ cnpj, validUntil: null }],
      refusals: [],
    });
  });

  test("with an impossible CNPJ is refused", () => {
    expect(recognise({ sessionCnpj: "12.ABC.345/01DE-36" }).refusals).toEqual([{ cnpj: null, code: "ecnpj-unreadable" }]);
  });
});

describe("a certificate presented to us", () => {
  test("counts when its CPF is the account's", () => {
    expect(recognise({ certificate: certificate() }).eligible).toEqual([
      { cnpj, legalName: "ALFA LTDA", capacity: "E_CNPJ", evidence: "certificate", validUntil: future },
    ]);
  });

  test("counts by the stored result of the comparison, which outranks the CPF", () => {
    expect(recognise({ certificate: certificate({ responsibleCpf: null, cpfMatches: true }) }).eligible).toHaveLength(1);
    expect(recognise({ certificate: certificate({ cpfMatches: false }) }).refusals).toEqual([{ cnpj, code: "ecnpj-other-cpf" }]);
  });

  test.each<[string, Partial<PresentedCertificate>, RefusalCode]>([
    ["of another CPF", { responsibleCpf: "12345678909" }, "ecnpj-other-cpf"],
    ["that names nobody", { responsibleCpf: null }, "ecnpj-selo-without-cpf"],
    ["past its end", { notAfter: past }, "ecnpj-expired"],
    ["before its beginning", { notBefore: future }, "ecnpj-not-yet-valid"],
    ["refused by whoever read it", { refusal: "ecnpj-unknown-authority" }, "ecnpj-unknown-authority"],
  ])("%s is refused", (_, parts, code) => {
    expect(recognise({ certificate: certificate(parts) })).toEqual({ eligible: [], refusals: [{ cnpj, code }] });
  });

  test("without a company is refused", () => {
    expect(recognise({ certificate: certificate({ cnpj: null }) }).refusals).toEqual([{ cnpj: null, code: "ecnpj-not-ecnpj" }]);
  });

  test("counts on the first and on the last second of its validity", () => {
    expect(recognise({ certificate: certificate({ notBefore: now, notAfter: now }) }).eligible).toHaveLength(1);
  });

  test.each(refusalByAtuacao)("yields to the API's %s", (atuacao, code) => {
    const { eligible, refusals } = recognise({ certificate: certificate(), companies: [company(atuacao)] });
    expect(eligible).toEqual([]);
    expect(refusals).toEqual([{ cnpj, code }]);
  });

  test("mends an ended link", () => {
    expect(recognise({ certificate: certificate(), companies: [company("SOCIO", { expiresAt: past })] })).toMatchObject({
      eligible: [{ cnpj, capacity: "SOCIO", evidence: "certificate" }],
      refusals: [],
    });
  });
});

test("one company proven three times appears once, by the strongest proof", () => {
  const { eligible } = recognise({ sessionCnpj: cnpj, certificate: certificate(), companies: [company("SOCIO")] });
  expect(eligible).toMatchObject([{ cnpj, evidence: "govbr-session", capacity: "SOCIO" }]);
});

test("three companies proven three ways all appear", () => {
  const { eligible } = recognise({
    sessionCnpj: "99999999000191",
    certificate: certificate({ cnpj: otherCnpj }),
    companies: [company("REPRESENTANTE_LEGAL")],
  });
  expect(eligible.map(({ evidence }) => evidence)).toEqual(["govbr-session", "certificate", "govbr-companies"]);
});
