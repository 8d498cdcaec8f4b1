import { type TestSimulator, testSimulator } from "../support/simulator.ts";
import { httpBrowser } from "./http-browser.ts";
import { payloadOf, REDIRECT_URI, relyingParty, signIn } from "./relying-party.ts";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(() => simulator.dispose());

const person = (key: string) => simulator.people.find((one) => one.key === key)!;

/** Logs in as `key` with the password, authorises, and exchanges the code. */
async function logIn(key: string, scope?: string) {
  const service = await relyingParty(simulator, scope);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, person(key));
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  return { browser, service, callback: browser.url, tokens: await service.exchange(browser.url) };
}

test("a login by password gives tokens shaped as Gov.br's", async () => {
  const { tokens } = await logIn("partner");
  const id = payloadOf(tokens.id_token!);
  expect(id).toMatchObject({
    iss: simulator.issuer,
    aud: simulator.clientId,
    sub: "52601815906",
    preferred_username: "52601815906",
    name: "Ana Beatriz Nogueira",
    email: "ana.nogueira@empresa.test",
    email_verified: "true",
    phone_number: "21998765432",
    phone_number_verified: "true",
    amr: ["passwd"],
    reliability_info: {
      level: "gold",
      reliabilities: [{ id: "201", updatedAt: expect.stringMatching(/\d-0300$/) }, { id: "701" }],
    },
    scope: expect.arrayContaining(["openid", "govbr_empresa"]),
    auth_time: expect.any(Number),
  });
  expect((id.exp as number) - (id.iat as number)).toBe(60);
  expect(id).not.toHaveProperty("cnpj");
  expect(id).not.toHaveProperty("social_name");
  expect(id).not.toHaveProperty("acr");
  expect(payloadOf(tokens.access_token)).toMatchObject({
    aud: simulator.clientId,
    sub: "52601815906",
    amr: ["passwd"],
    scope: expect.arrayContaining(["openid", "govbr_empresa"]),
    iss: simulator.issuer,
  });
  expect(tokens).toMatchObject({ token_type: "bearer", expires_in: 3599, scope: expect.stringContaining("openid") });
  expect(tokens).not.toHaveProperty("refresh_token");
});

test("without the scope there is no reliability_info", async () => {
  const { tokens } = await logIn("accountant", "openid profile");
  expect(payloadOf(tokens.id_token!)).not.toHaveProperty("reliability_info");
  expect(payloadOf(tokens.id_token!)).not.toHaveProperty("email");
});

test("a registered social name comes beside the civil one", async () => {
  const { tokens } = await logIn("social-name");
  expect(payloadOf(tokens.id_token!)).toMatchObject({ name: "Jonas Carvalho Dias", social_name: "Joana Carvalho Dias" });
});

test("an e-mail that was not verified is left out", async () => {
  const id = payloadOf((await logIn("bronze")).tokens.id_token!);
  expect(id).toMatchObject({ email_verified: "false", phone_number_verified: "false", reliability_info: { level: "bronze" } });
  expect(id).not.toHaveProperty("email");
  expect(id).not.toHaveProperty("phone_number");
});

test("a session by power of attorney names the agent and the grantor", async () => {
  const { tokens } = await logIn("agent");
  expect(payloadOf(tokens.access_token)).toMatchObject({ sub: "28084148540", agent: true, grantor_account: "52601815906" });
});

test("discovery is Gov.br's: no logout, no PKCE methods, no refresh", async () => {
  const response = await fetch(`${simulator.issuer}.well-known/openid-configuration`);
  const document = (await response.json()) as Record<string, unknown>;
  expect(document).toMatchObject({ issuer: simulator.issuer, jwks_uri: `${simulator.issuer}jwk` });
  for (const absent of ["end_session_endpoint", "code_challenge_methods_supported", "revocation_endpoint"]) {
    expect(document).not.toHaveProperty(absent);
  }
  const { keys } = (await (await fetch(`${simulator.issuer}jwk`)).json()) as { keys: object[] };
  expect(keys).toEqual([{ kty: "RSA", e: "AQAB", kid: "rsa1", alg: "RS256", n: expect.any(String) }]);
});

test("the consent page shows the guide's five items, and is not shown again once given", async () => {
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, person("plain"));
  for (const item of [
    "Inmetro - Solicitação de Serviços",
    "Identidade gov.br",
    "Nome e foto",
    "Endereço de e-mail",
    "Número de telefone celular",
    "Dados de vinculação de empresas do gov.br",
  ]) {
    expect(browser.body).toContain(item);
  }
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  await service.exchange(browser.url);

  const second = await relyingParty(simulator);
  await browser.open(second.authorizationUrl());
  expect(browser.url.href).toContain(`${REDIRECT_URI}?code=`);
  await second.exchange(browser.url);
});

test("Negar returns access_denied with the state, and is asked again", async () => {
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, person("two-companies"));
  await browser.submit("/autorizacao", { decisao: "negar" });
  expect(browser.url.searchParams.get("error")).toBe("access_denied");
  expect(browser.url.searchParams.get("state")).toBe(service.state);
  expect(browser.url.searchParams.has("iss")).toBe(false);

  await browser.open(service.authorizationUrl());
  expect(browser.body).toContain("Autorização de uso de dados pessoais");
});

test("a wrong password and an unknown CPF are told, and nobody is signed in", async () => {
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await browser.submit("/cpf", { cpf: "111.444.777-35" });
  expect(browser.body).toContain("ainda não tem conta");
  await browser.submit("/cpf", { cpf: "123" });
  expect(browser.body).toContain("CPF inválido");
  await browser.submit("/cpf", { cpf: person("guide").cpf });
  await browser.submit("/senha", { senha: "errada" });
  expect(browser.status).toBe(422);
  expect(browser.body).toContain("Usuário e/ou senha inválidos.");
  await browser.submit("/senha", { senha: person("guide").password });
  expect(browser.body).toContain("Autorização de uso de dados pessoais");
});

test("somebody signs up and comes back to the service", async () => {
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await browser.open(`${browser.url.pathname}/criar-conta`);
  await browser.submit("/criar-conta", { cpf: "1", nome: "Só", email: "x", celular: "1", senha: "1" });
  expect(browser.status).toBe(422);
  await browser.submit("/criar-conta", {
    cpf: "111.444.777-35",
    nome: "Olívia Prates Nunes",
    email: "olivia@empresa.test",
    celular: "(11) 98888-7777",
    senha: "segredo-123",
  });
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  const tokens = await service.exchange(browser.url);
  expect(payloadOf(tokens.id_token!)).toMatchObject({
    sub: "11144477735",
    name: "Olívia Prates Nunes",
    email: "olivia@empresa.test",
    reliability_info: { level: "bronze" },
  });
});

test("logout ends the session; it returns only to a registered address", async () => {
  const { browser } = await logIn("legal-representative");
  await browser.open(`${simulator.logoutUrl}?post_logout_redirect_uri=${encodeURIComponent("http://localhost:3000/?x=1")}`);
  expect(browser.body).toContain("não está registrado para o serviço");
  await browser.open(`${simulator.logoutUrl}?post_logout_redirect_uri=${encodeURIComponent("http://localhost:3000/")}`);
  expect(browser.url.href).toBe("http://localhost:3000/");
  await browser.open((await relyingParty(simulator)).authorizationUrl());
  expect(browser.body).toContain("Número do CPF");
});

test("another person can take over at the consent page", async () => {
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, person("collaborator"));
  await browser.submit("/outra-conta");
  expect(browser.body).toContain("Número do CPF");
  await signIn(browser, person("non-acting"));
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  expect(payloadOf((await service.exchange(browser.url)).id_token!).sub).toBe(person("non-acting").cpf);
});
