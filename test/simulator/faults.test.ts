import { type TestSimulator, testSimulator } from "../support/simulator.ts";
import { httpBrowser } from "./http-browser.ts";
import { relyingParty, signIn } from "./relying-party.ts";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterEach(() => simulator.faults.reset());
afterAll(() => simulator.dispose());

async function authorised() {
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, simulator.people[0]!);
  if (browser.body.includes("Autorizar")) await browser.submit("/autorizacao", { decisao: "autorizar" });
  return { service, callback: browser.url };
}
const status = async (path: string) => (await fetch(simulator.issuer + path)).status;
const turn = (body: object) =>
  fetch(`${simulator.issuer}simulador/falhas`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test("down: Gov.br answers 503, the simulator's own pages stay", async () => {
  expect(await status(".well-known/openid-configuration")).toBe(200);
  expect(await (await turn({ down: true })).json()).toMatchObject({ down: true, deny: false });
  expect(await status(".well-known/openid-configuration")).toBe(503);
  expect(await status("jwk")).toBe(503);
  expect(await status("simulador/falhas")).toBe(200);
  await turn({ reset: true });
  expect(await status("jwk")).toBe(200);
});

test("apisDown: only the APIs answer 503", async () => {
  simulator.faults.set({ apisDown: true });
  expect(await status("empresas/v2/empresas")).toBe(503);
  expect(await status("jwk")).toBe(200);
});

test("delayMs: answers come late", async () => {
  simulator.faults.set({ delayMs: 60_000 });
  await expect(fetch(`${simulator.issuer}jwk`, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/);
});

test("wrongKey: the id token's signature is not that of the published key", async () => {
  const { service, callback } = await authorised();
  await expect(service.exchange(callback)).resolves.toBeDefined();
  simulator.faults.set({ wrongKey: true });
  const again = await authorised();
  const tokens = await again.service.exchange(again.callback);
  simulator.faults.reset();
  const answer = await fetch(`${simulator.issuer}userinfo`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  expect(answer.status).toBe(401);
});

test("rotateKey: another modulus under the same kid, and logins go on", async () => {
  const modulus = async () =>
    ((await (await fetch(`${simulator.issuer}jwk`)).json()) as { keys: { n: string; kid: string }[] }).keys[0]!;
  const before = await modulus();
  await turn({ rotateKey: true });
  const after = await modulus();
  expect(after.kid).toBe("rsa1");
  expect(after.n).not.toBe(before.n);
  const { service, callback } = await authorised();
  await expect(service.exchange(callback)).resolves.toBeDefined();
});

test("deny: a new consent is denied without a page; without state if asked", async () => {
  simulator.faults.set({ deny: true, denialWithoutState: true });
  const service = await relyingParty(simulator);
  const browser = await httpBrowser(simulator.issuer).open(service.authorizationUrl());
  await signIn(browser, simulator.people[4]!);
  expect(browser.url.searchParams.get("error")).toBe("access_denied");
  expect(browser.url.searchParams.has("state")).toBe(false);
});

test("issParameter: the return carries iss, and normally does not", async () => {
  expect((await authorised()).callback.searchParams.has("iss")).toBe(false);
  simulator.faults.set({ issParameter: true });
  expect((await authorised()).callback.searchParams.get("iss")).toBe(simulator.issuer);
});

test("the page turns the switches too", async () => {
  const browser = await httpBrowser(simulator.issuer).open("/simulador/falhas");
  await browser.submit("/falhas", { down: "sim", delayMs: "0" });
  expect(simulator.faults.current().down).toBe(true);
  await browser.submit("/falhas", { acao: "desligar" });
  expect(simulator.faults.current().down).toBe(false);
});
