import { CPF, detail, LIST, startCompaniesApi } from "./support/companies-api.ts";

const ACME = "11222333000181";
const api = await startCompaniesApi();
afterAll(() => api.stop());

const listed = (cnpj: string, razaoSocial = "ACME LTDA") => ({ cnpj, razaoSocial, dataCriacao: "2025-05-28T16:54:53.871-0300" });
const read = () => api.govbr.companies("the-token", CPF);

/** The API with one company, in which the person has this role. */
function withRole(participation: object) {
  api.answers = { [LIST]: [listed(ACME)], [detail(ACME)]: { cpf: CPF, ...participation } };
  return read();
}

test("a company with its role, dates and registrar, read with the person's own token", async () => {
  api.authorizations.length = 0;
  const companies = await withRole({
    atuacao: "SOCIO",
    cadastrador: "true",
    dataCriacao: "2025-06-01T10:00:00.000-0300",
    dataExpiracao: "2026-05-28T16:54:53.871-0300",
  });
  expect(companies).toEqual([
    {
      cnpj: ACME,
      legalName: "ACME LTDA",
      atuacao: "SOCIO",
      registrar: true,
      linkedAt: new Date("2025-06-01T13:00:00.000Z"),
      expiresAt: new Date("2026-05-28T19:54:53.871Z"),
    },
  ]);
  expect(api.authorizations).toEqual(["Bearer the-token", "Bearer the-token"]);
});

test.each([
  ["SOCIO", "SOCIO"],
  ["REPRESENTANTE_LEGAL", "REPRESENTANTE_LEGAL"],
  ["CONTADOR", "CONTADOR"],
  ["NAO_ATUANTE", "NAO_ATUANTE"],
  [undefined, "COLABORADOR"],
  [null, "COLABORADOR"],
  ["", "COLABORADOR"],
  ["PAPEL_NOVO", "NAO_ATUANTE"],
])("atuacao %p is %s", async (atuacao, expected) => {
  expect((await withRole({ atuacao }))[0]).toHaveProperty("atuacao", expected);
});

test.each([
  ["true", true],
  [true, true],
  ["false", false],
  [false, false],
  [undefined, false],
])("cadastrador %p is %s", async (cadastrador, expected) => {
  expect((await withRole({ cadastrador }))[0]).toHaveProperty("registrar", expected);
});

test("no end date is no end", async () => {
  expect((await withRole({ atuacao: "SOCIO" }))[0]).toHaveProperty("expiresAt", null);
});

test("an alphanumeric and a masked CNPJ are asked for bare", async () => {
  const alphanumeric = "12ABC34501DE35";
  api.answers = {
    [LIST]: [listed("12.abc.345/01de-35"), listed(ACME)],
    [detail(alphanumeric)]: { cpf: CPF, atuacao: "SOCIO" },
    [detail(ACME)]: { cpf: CPF, atuacao: "CONTADOR" },
  };
  expect((await read()).map(({ cnpj }) => cnpj)).toEqual([alphanumeric, ACME]);
});

test("a CNPJ that is not valid is left out", async () => {
  api.answers = { [LIST]: [listed("12345678000100"), listed(ACME)], [detail(ACME)]: { cpf: CPF } };
  expect((await read()).map(({ cnpj }) => cnpj)).toEqual([ACME]);
});

test("no company is normal, as an empty list and as 404", async () => {
  api.answers = { [LIST]: [] };
  await expect(read()).resolves.toEqual([]);
  api.answers = {};
  await expect(read()).resolves.toEqual([]);
});

test("at most five roles are asked for at once", async () => {
  const cnpjs = ["11222333000181", "11222333000262", "12ABC34501DE35", "12ABC345000188", "12ABC345000269", "99999999000191"];
  const all = [...cnpjs, "00000000000191", "ABCDEFGHIJKL80", "ZZZZZZZZZZZZ62", "000000000ZZZ70"];
  api.answers = { [LIST]: all.map((cnpj) => listed(cnpj)) };
  for (const cnpj of all) api.answers[detail(cnpj)] = { cpf: CPF };
  let waiting: (() => void)[] = [];
  const batches: number[] = [];
  api.before = async (path) => {
    if (!path.includes("/participantes/")) return;
    const released = new Promise<void>((resolve) => waiting.push(resolve));
    if (waiting.length === 5) {
      // A round trip of its own: a sixth request sent together with the five would have arrived by then.
      await fetch(`${api.base}ping`);
      batches.push(waiting.length);
      for (const release of waiting) release();
      waiting = [];
    }
    await released;
  };
  expect(await read()).toHaveLength(10);
  expect(batches).toEqual([5, 5]);
  api.before = () => Promise.resolve();
});
