import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { ecnpjLinkCompany } from "../../workers/ecnpj-link-company.ts";
import { ecnpjRecognise } from "../../workers/ecnpj-recognise.ts";
import { type Bench, CNPJ, certificate, company, LETTERED_CNPJ, openBench } from "./support/bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.store.finish());
beforeEach(() => {
  Object.assign(bench.govbr, { companies: [], failure: null, calls: [] });
});

const expired = { name: "BpmnError", code: "GOVBR_SESSION_EXPIRED" };
const noRefusal = { refusalCode: null, refusalText: null, refusalReference: null };

describe("ecnpj-recognise", () => {
  test("asks Gov.br with the person's own token, and keeps what it said", async () => {
    const { journeyId, ...input } = await bench.identified();
    bench.govbr.companies = [company()];
    await bench.call(ecnpjRecognise, journeyId, input);
    expect(bench.govbr.calls).toEqual([{ token: "token-1", cpf: "52998224725" }]);
    expect(await bench.store.companies.readings(input.accountId)).toMatchObject([{ cnpj: CNPJ, atuacao: "SOCIO" }]);
  });

  test("one company: ready to be confirmed", async () => {
    const { journeyId, ...input } = await bench.identified();
    bench.govbr.companies = [company(), company({ cnpj: LETTERED_CNPJ, atuacao: "CONTADOR" })];
    expect(await bench.call(ecnpjRecognise, journeyId, input)).toEqual({
      recognition: "one",
      cnpj: CNPJ,
      companyName: "ALFA METROLOGIA LTDA",
      companies: [
        {
          label: "ALFA METROLOGIA LTDA (CNPJ 11.222.333/0001-81)",
          value: CNPJ,
          formattedCnpj: "11.222.333/0001-81",
          legalName: "ALFA METROLOGIA LTDA",
        },
      ],
      ...noRefusal,
    });
  });

  test("several companies: to be chosen from", async () => {
    const { journeyId, ...input } = await bench.identified();
    bench.govbr.companies = [company(), company({ cnpj: LETTERED_CNPJ, legalName: "BETA SA" })];
    const output = await bench.call(ecnpjRecognise, journeyId, input);
    expect(output).toMatchObject({ recognition: "several", cnpj: null, companyName: null, ...noRefusal });
    expect(output.companies).toMatchObject([{ value: CNPJ }, { value: LETTERED_CNPJ, formattedCnpj: "12.ABC.345/01DE-35" }]);
  });

  test("the e-CNPJ that opened the session is enough", async () => {
    const { journeyId, ...input } = await bench.identified({
      cnpj: CNPJ,
      companyName: "ALFA METROLOGIA LTDA",
      amr: ["x509", "x509_token"],
    });
    expect(await bench.call(ecnpjRecognise, journeyId, input)).toMatchObject({ recognition: "one", cnpj: CNPJ });
  });

  test("the certificate just presented is enough, also after logging in again", async () => {
    const { journeyId, ...input } = await bench.identified();
    const presentationId = await bench.store.certificates.savePresentation({ journeyId, presentation: certificate() });
    expect(await bench.call(ecnpjRecognise, journeyId, { ...input, presentationId })).toMatchObject({
      recognition: "one",
      cnpj: CNPJ,
    });
    expect(await bench.call(ecnpjRecognise, journeyId, { ...input, presentationId: null })).toMatchObject({ recognition: "one" });
  });

  test("a certificate presented in another journey counts for nothing", async () => {
    const { journeyId, ...input } = await bench.identified();
    const other = await bench.identified();
    const presentationId = await bench.store.certificates.savePresentation({
      journeyId: other.journeyId,
      presentation: certificate(),
    });
    const output = await bench.call(ecnpjRecognise, journeyId, { ...input, presentationId });
    expect(output).toMatchObject({ recognition: "none", refusalCode: "ecnpj-no-company" });
  });

  test.each([
    ["nothing linked", "ecnpj-no-company", {}, [], null],
    ["contador", "ecnpj-contador", {}, [company({ atuacao: "CONTADOR" })], null],
    ["não atuante", "ecnpj-nao-atuante", {}, [company({ atuacao: "NAO_ATUANTE" })], null],
    ["colaborador", "ecnpj-colaborador", {}, [company({ atuacao: "COLABORADOR" })], null],
    ["link expired", "ecnpj-link-expired", {}, [company({ expiresAt: new Date("2026-01-01") })], null],
    ["login with a cloud certificate", "ecnpj-cloud", { amr: ["x509", "x509_safeid"] }, [], null],
    ["e-CNPJ login of a contador", "ecnpj-contador", { cnpj: CNPJ }, [company({ atuacao: "CONTADOR" })], null],
    ["certificate of another person", "ecnpj-other-cpf", {}, [], certificate({ responsibleCpf: "11144477735" })],
    ["certificate expired", "ecnpj-expired", {}, [], certificate({ notAfter: new Date("2026-02-01") })],
    [
      "certificate of an unknown authority",
      "ecnpj-unknown-authority",
      {},
      [],
      certificate({ refusal: "ecnpj-unknown-authority" }),
    ],
    ["certificate of a contador", "ecnpj-contador", {}, [company({ atuacao: "CONTADOR" })], certificate()],
    [
      "the certificate is explained before other companies",
      "ecnpj-other-cpf",
      {},
      [company({ cnpj: LETTERED_CNPJ, atuacao: "COLABORADOR" })],
      certificate({ responsibleCpf: "11144477735" }),
    ],
  ])("refuses: %s", async (_case, code, person, companies, presented) => {
    const { journeyId, ...input } = await bench.identified(person);
    bench.govbr.companies = companies;
    const presentationId = presented && (await bench.store.certificates.savePresentation({ journeyId, presentation: presented }));
    const output = await bench.call(ecnpjRecognise, journeyId, { ...input, presentationId });
    expect(output).toMatchObject({
      recognition: "none",
      companies: [],
      cnpj: null,
      refusalCode: code,
      refusalText: expect.stringMatching(/\.$/),
    });
    const entry = await bench.store.audit.findByReference(String(output.refusalReference));
    expect(entry).toMatchObject({ action: "refused", actor: input.accountId, details: { code, by: "ecnpj-recognise" } });
  });

  test.each([
    ["unavailable", { name: "GovbrError", code: "unavailable" }],
    ["token-expired", expired],
    ["scope-missing", { name: "PermanentFailure" }],
  ] as const)("Gov.br answers %s", async (failure, error) => {
    const { journeyId, ...input } = await bench.identified();
    bench.govbr.failure = failure;
    await expect(bench.call(ecnpjRecognise, journeyId, input)).rejects.toMatchObject(error);
  });

  test("the session of another person is not accepted", async () => {
    const { journeyId, govbrSessionId } = await bench.identified();
    const other = await bench.identified({ cpf: "11144477735", name: "João" });
    await expect(bench.call(ecnpjRecognise, journeyId, { govbrSessionId, accountId: other.accountId })).rejects.toMatchObject(
      expired,
    );
  });
});

describe("ecnpj-link-company", () => {
  const recognised = async (person = {}) => {
    const { journeyId, ...input } = await bench.identified(person);
    await bench.call(ecnpjRecognise, journeyId, input);
    return { journeyId, input };
  };

  test("links once, however often it runs", async () => {
    bench.govbr.companies = [company({ cnpj: LETTERED_CNPJ, legalName: "BETA SA", atuacao: "REPRESENTANTE_LEGAL" })];
    const { journeyId, input } = await recognised();
    const link = { ...input, cnpj: "12.abc.345/01de-35" };
    expect(await bench.call(ecnpjLinkCompany, journeyId, link)).toEqual({
      companyLinked: true,
      cnpj: LETTERED_CNPJ,
      companyName: "BETA SA",
    });
    await bench.call(ecnpjLinkCompany, journeyId, link);
    const bonds = (await bench.store.companies.bondsOf(input.accountId)).filter((bond) => bond.company.cnpj === LETTERED_CNPJ);
    expect(bonds).toMatchObject([{ capacity: "REPRESENTANTE_LEGAL", evidence: "govbr-companies" }]);
  });

  test("keeps what proved it when it was a certificate", async () => {
    const { journeyId, ...input } = await bench.identified({ cpf: "11144477735", name: "João" });
    const presentation = certificate({ responsibleCpf: "11144477735" });
    const presentationId = await bench.store.certificates.savePresentation({ journeyId, presentation });
    await bench.call(ecnpjLinkCompany, journeyId, { ...input, cnpj: CNPJ, presentationId });
    expect(await bench.store.companies.bondsOf(input.accountId)).toMatchObject([
      { evidence: "certificate", validUntil: presentation.notAfter },
    ]);
    const [audited] = await bench.store.sql(
      "select details from store.audit where action = 'company-linked' order by sequence desc limit 1",
    );
    expect(audited).toMatchObject({ details: { certificate: { serial: "01", fingerprint256: "AA:BB" } } });
  });

  test.each([
    ["a company that was not recognised", LETTERED_CNPJ],
    ["no CNPJ at all", "x"],
  ])("refuses %s: the form is not believed", async (_case, cnpj) => {
    bench.govbr.companies = [company()];
    const { journeyId, input } = await recognised({ cpf: "39053344705", name: "Ana" });
    const refused = bench.call(ecnpjLinkCompany, journeyId, { ...input, cnpj });
    await expect(refused).rejects.toMatchObject({
      name: "BpmnError",
      code: "LINK_NOT_ALLOWED",
      variables: { refusalCode: "company-link-not-allowed", refusalReference: expect.any(String) },
    });
    expect(await bench.store.companies.bondsOf(input.accountId)).toEqual([]);
  });

  test("a session that ended meanwhile goes back to Gov.br", async () => {
    bench.govbr.companies = [company()];
    const { journeyId, input } = await recognised();
    bench.store.later(3_600);
    await expect(bench.call(ecnpjLinkCompany, journeyId, { ...input, cnpj: CNPJ })).rejects.toMatchObject(expired);
  });
});
