import { CPF, detail, LIST, startCompaniesApi, Whole } from "./support/companies-api.ts";

const ACME = "11222333000181";
const api = await startCompaniesApi(150);
afterAll(() => api.stop());

const answer = (status: number, body: unknown) =>
  new Whole({ status, body: typeof body === "string" ? body : JSON.stringify(body) });
const gateway = (code: string) => ({ errors: [{ status: 401, code, title: "x" }] });
const read = () => api.govbr.companies("the-token", CPF);

test.each([
  [
    "a scope that was not granted, as the gateway says it",
    answer(401, gateway("ACCESSTOKEN_SCOPE_MUSTCONTAINSEXPECTEDSCOPE")),
    "scope-missing",
  ],
  [
    "a scope that was not granted, as the manual says it",
    answer(401, { error: "ACCESSTOKEN_SCOPE_MUSTCONTAINSEXPECTEDSCOPE", erro_description: "x" }),
    "scope-missing",
  ],
  ["403", answer(403, {}), "scope-missing"],
  ["a token that ended", answer(401, { error: "invalid_token", erro_description: "expired" }), "token-expired"],
  ["a malformed token", answer(400, gateway("ACCESSTOKEN_MUSTBEVALID")), "token-expired"],
  ["401 without body", answer(401, ""), "token-expired"],
  ["500", answer(500, ""), "unavailable"],
  ["429", answer(429, {}), "unavailable"],
  ["422", answer(422, {}), "unavailable"],
  ["a page instead of JSON", answer(200, "<html>"), "unavailable"],
  ["another shape", answer(200, { cnpjs: [] }), "unavailable"],
  ["a redirect", answer(302, ""), "unavailable"],
  ["a connection that is cut", new Whole("drop"), "unavailable"],
  ["no answer in time", new Whole("hang"), "unavailable"],
])("%s, in the list and in a role", async (_name, failure, code) => {
  api.answers = { [LIST]: failure };
  await expect(read()).rejects.toMatchObject({ name: "GovbrError", code });
  api.answers = { [LIST]: [{ cnpj: ACME }], [detail(ACME)]: failure };
  await expect(read()).rejects.toMatchObject({ name: "GovbrError", code });
});

test.each([
  ["a role that is not found", undefined],
  ["the role of another person", { cpf: "52998224725", atuacao: "SOCIO" }],
  ["an end date nobody can read", { cpf: CPF, atuacao: "SOCIO", dataExpiracao: "amanhã" }],
])("%s fails the whole reading; beside it a plain role does not", async (_name, participation) => {
  const other = "12ABC34501DE35";
  const list = [{ cnpj: other }, { cnpj: ACME }];
  api.answers = { [LIST]: list, [detail(other)]: { cpf: CPF, atuacao: "SOCIO" }, [detail(ACME)]: participation };
  await expect(read()).rejects.toMatchObject({ code: "unavailable" });
  api.answers[detail(ACME)] = { cpf: CPF, atuacao: "SOCIO" };
  await expect(read()).resolves.toHaveLength(2);
});
