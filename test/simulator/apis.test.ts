import { type TestSimulator, testSimulator } from "../support/simulator.ts";
import { httpBrowser } from "./http-browser.ts";
import { ALL_SCOPES, relyingParty, signIn } from "./relying-party.ts";

let simulator: TestSimulator;
let now = new Date();
beforeAll(async () => {
  simulator = await testSimulator({ clock: () => now });
});
afterAll(() => simulator.dispose());

const person = (key: string) => simulator.people.find((one) => one.key === key)!;

async function tokenOf(key: string, scope?: string): Promise<string> {
  const service = await relyingParty(simulator, scope);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, person(key));
  if (browser.body) await browser.submit("/autorizacao", { decisao: "autorizar" });
  return (await service.exchange(browser.url)).access_token;
}

async function get(path: string, token: string) {
  const response = await fetch(simulator.apiUrl + path, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: await response.json() };
}

const companiesOf = (cpf: string) => `/empresas/v2/empresas?filtrar-por-participante=${cpf}`;
const GOVBR_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0300$/;

test("the companies list has CNPJ, name and date of the link, and no role", async () => {
  const { cpf } = person("two-companies");
  const { status, body } = await get(companiesOf(cpf), await tokenOf("two-companies"));
  expect(status).toBe(200);
  expect(body).toEqual([
    { cnpj: "87129666000122", razaoSocial: "TEIXEIRA METROLOGIA LTDA", dataCriacao: expect.stringMatching(GOVBR_DATE) },
    {
      cnpj: "15857618000140",
      razaoSocial: "VALE VERDE ORGANISMO DE INSPECAO SA",
      dataCriacao: expect.stringMatching(GOVBR_DATE),
    },
  ]);
});

test("somebody without companies gets an empty list", async () => {
  expect(await get(companiesOf(person("plain").cpf), await tokenOf("plain"))).toEqual({ status: 200, body: [] });
});

test.each([
  ["partner", "19412772000169", "SOCIO"],
  ["two-companies", "15857618000140", "REPRESENTANTE_LEGAL"],
  ["accountant", "46292148000148", "CONTADOR"],
  ["non-acting", "34259868000122", "NAO_ATUANTE"],
  ["alphanumeric", "12ABC345000188", "SOCIO"],
])("%s is %s's %s", async (key, cnpj, atuacao) => {
  const { cpf } = person(key);
  const { body } = await get(`/empresas/v2/empresas/${cnpj}/participantes/${cpf}`, await tokenOf(key));
  expect(body).toEqual({
    cpf,
    atuacao,
    cadastrador: "true",
    dataCriacao: expect.stringMatching(GOVBR_DATE),
    dataExpiracao: expect.stringMatching(GOVBR_DATE),
  });
});

test("a colaborador has no atuacao, and says who added him", async () => {
  const { cpf } = person("collaborator");
  const { body } = await get(`/empresas/v2/empresas/19412772000169/participantes/${cpf}`, await tokenOf("collaborator"));
  expect(body).toMatchObject({ cpf, cadastrador: "false", cpfCadastrador: person("partner").cpf });
  expect(body).not.toHaveProperty("atuacao");
});

test("a company that is not linked is not found", async () => {
  const { cpf } = person("plain");
  const answer = await get(`/empresas/v2/empresas/19412772000169/participantes/${cpf}`, await tokenOf("plain"));
  expect(answer).toMatchObject({ status: 404, body: { error: "not_found", erro_description: expect.any(String) } });
});

test("levels and seals come with their own scope", async () => {
  const token = await tokenOf("partner");
  const account = `/confiabilidades/v3/contas/${person("partner").cpf}`;
  expect((await get(`${account}/niveis?response-type=ids`, token)).body).toMatchObject([{ id: "1" }, { id: "2" }, { id: "3" }]);
  expect((await get(`${account}/confiabilidades?response-type=ids`, token)).body).toMatchObject([
    { id: "201", dataAtualizacao: expect.stringMatching(GOVBR_DATE) },
    { id: "701" },
  ]);
});

test("userinfo has real booleans", async () => {
  const { body } = await get("/userinfo", await tokenOf("partner"));
  expect(body).toMatchObject({ sub: person("partner").cpf, email_verified: true, phone_number_verified: true });
  const picture = await fetch(body.picture, { headers: { authorization: `Bearer ${await tokenOf("partner")}` } });
  expect(picture.headers.get("content-type")).toContain("image/svg");
  expect((await fetch(body.picture)).status).toBe(401);
});

test("x509 info says not found after a login by password", async () => {
  expect((await get("/api/x509/info", await tokenOf("partner"))).status).toBe(404);
});

const refusal = (code: string) => ({ status: 401, body: { errors: [{ status: 401, code, title: expect.any(String) }] } });

test("a token without the scope is refused", async () => {
  const token = await tokenOf("guide", ALL_SCOPES.replace("govbr_empresa ", ""));
  expect(await get(companiesOf(person("guide").cpf), token)).toEqual(refusal("ACCESSTOKEN_SCOPE_MUSTCONTAINSEXPECTEDSCOPE"));
});

test("a token that is malformed, forged, or none at all is refused", async () => {
  const token = await tokenOf("partner");
  const [header, payload] = token.split(".");
  const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${payload}.${header}`;
  for (const wrong of ["x", `${token}x`, `${header}.${payload}.${header}`, unsigned, ""]) {
    expect(await get(companiesOf(person("partner").cpf), wrong)).toEqual(refusal("ACCESSTOKEN_MUSTBEVALID"));
  }
  expect((await get(companiesOf(person("partner").cpf), token)).status).toBe(200);
});

test("a token of somebody else is refused", async () => {
  expect((await get(companiesOf(person("partner").cpf), await tokenOf("plain"))).status).toBe(403);
});

test("a token ends after an hour", async () => {
  const token = await tokenOf("partner");
  const began = now;
  now = new Date(began.getTime() + 3_598_000);
  expect((await get(companiesOf(person("partner").cpf), token)).status).toBe(200);
  now = new Date(began.getTime() + 3_600_000);
  expect(await get(companiesOf(person("partner").cpf), token)).toEqual(refusal("ACCESSTOKEN_MUSTBEVALID"));
  now = began;
});
