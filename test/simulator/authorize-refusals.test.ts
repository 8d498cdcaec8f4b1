import { type TestSimulator, testSimulator } from "../support/simulator.ts";
import { httpBrowser } from "./http-browser.ts";
import { relyingParty, signIn } from "./relying-party.ts";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(() => simulator.dispose());

/** Asks for authorisation with some parameters changed, or left out when null. */
async function authorizeWith(changes: Record<string, string | null>) {
  const url = new URL((await relyingParty(simulator)).authorizationUrl());
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return httpBrowser(simulator.issuer).open(url.href);
}

test("the complete request shows the login", async () => {
  expect((await authorizeWith({ response_mode: null })).body).toContain("Número do CPF");
});

test.each(["state", "nonce"])("a request without %s stays at Gov.br with an error", async (name) => {
  const browser = await authorizeWith({ [name]: null });
  expect([browser.status, browser.body]).toEqual([400, expect.stringContaining("invalid_request")]);
});

test("a return address that is not registered is not visited", async () => {
  const browser = await authorizeWith({ redirect_uri: "http://localhost:3000/outra" });
  expect([browser.status, browser.body]).toEqual([400, expect.stringContaining("invalid_grant")]);
});

test("an unknown client is told invalid_client", async () => {
  const browser = await authorizeWith({ client_id: `${simulator.clientId} ` });
  expect([browser.status, browser.body]).toEqual([400, expect.stringContaining("invalid_client")]);
});

test("PKCE is compulsory, and only S256", async () => {
  expect((await authorizeWith({ code_challenge: null, code_challenge_method: null })).url.searchParams.get("error")).toBe(
    "invalid_request",
  );
  expect((await authorizeWith({ code_challenge_method: "plain" })).url.searchParams.get("error")).toBe("invalid_request");
});

test("a scope the credential does not have is refused", async () => {
  const browser = await authorizeWith({ scope: "openid govbr_outro" });
  expect([browser.status, browser.body]).toEqual([400, expect.stringContaining("invalid_scope")]);
});

test("a code works once, and only with its verifier", async () => {
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, simulator.people[0]!);
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  await expect((await relyingParty(simulator)).exchange(browser.url)).rejects.toThrow();
  await service.exchange(browser.url);
  await expect(service.exchange(browser.url)).rejects.toMatchObject({ error: "invalid_grant" });
});

test("a wrong client secret is told Bad credentials", async () => {
  const service = await relyingParty(simulator, undefined, "errado");
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, simulator.people[1]!);
  await browser.submit("/autorizacao", { decisao: "autorizar" });
  const answer = await fetch(`${simulator.issuer}token`, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(`${simulator.clientId}:errado`).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "authorization_code", code: browser.url.searchParams.get("code")! }),
  });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ error: "unauthorized", error_description: "Bad credentials" });
});

test("a form of another site does not act for the person", async () => {
  const post = (origin: string) =>
    fetch(`${simulator.issuer}entrar/conta/cpf`, {
      method: "POST",
      headers: { origin },
      body: new URLSearchParams({ cpf: "1" }),
    });
  expect((await post("http://elsewhere.test")).status).toBe(403);
  expect((await post(new URL(simulator.issuer).origin)).status).toBe(422);
});

test("a login that is not under way says so", async () => {
  const browser = await httpBrowser(simulator.issuer).open("/entrar/naoexiste");
  expect([browser.status, browser.body]).toEqual([410, expect.stringContaining("não está mais em andamento")]);
});
