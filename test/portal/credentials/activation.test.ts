import type { ConsentRequest } from "../../../src/store/types.ts";
import { Visitor } from "../delegation/support/company.ts";
import { type TestPortal, testPortal } from "../support/portal.ts";
import { codeAt, invite, linkTo, password } from "./support/person.ts";

let portal: TestPortal;
const consents: ConsentRequest[] = [];
beforeAll(async () => {
  portal = await testPortal({ limits: { login: 10_000, session: 10_000, post: 10_000 } });
  const { record } = portal.store.consents;
  portal.store.consents.record = (request) => {
    consents.push(request);
    return record(request);
  };
});
afterAll(() => portal.stop());

const good = { senha: password, repetir: password, concordo: "sim" };

test("the invitation speaks the person's language and leads, step by step, to the home of the company", async () => {
  const { account } = await invite(portal, "steps", "es");
  const visitor = new Visitor(portal.url);
  const token = await linkTo(portal.store, "steps@example.org");
  const page = await visitor.open(`/ativar/${token}`);
  expect(page.html).toContain('<html lang="es"');
  expect(page.text).toContain("Hola, Greta Lindqvist.");
  const before = visitor.cookies.get("sgci");
  const enrolment = await visitor.press("Continuar", good);
  expect(enrolment.text).toContain("Configure el segundo factor");
  expect(visitor.cookies.get("sgci")).not.toBe(before);
  expect(enrolment.html).toContain('src="data:image/png;base64,');
  const { secret } = await portal.store.credentials.secondFactorSecret(account.id);
  expect(enrolment.text).toContain(secret.replace(/(.{4})(?=.)/g, "$1 "));
  const pending = visitor.cookies.get("sgci");
  const refused = await visitor.press("Confirmar", { codigo: "12" });
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining("El código no es correcto")]);
  const codes = await visitor.press("Confirmar", { codigo: codeAt(secret, portal.now()) });
  expect(codes.html.match(/<code>[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}<\/code>/g)).toHaveLength(10);
  expect(codes.headers.get("cache-control")).toBe("no-store");
  expect(visitor.cookies.get("sgci")).not.toBe(pending);
  const home = await visitor.open("/inicio");
  expect(home.text).toContain("STEPS MESSTECHNIK GMBH (Registro SGCI EX-DE-");
  expect(home.text).not.toMatch(/CNPJ EX|CPF E/);
  expect(consents).toContainEqual(
    expect.objectContaining({ accountId: account.id, purpose: "credential", action: "granted", textVersion: "1-es" }),
  );
});

test("looking at the link uses nothing up; what is missing is said, what was ticked stays", async () => {
  await invite(portal, "looking");
  const token = await linkTo(portal.store, "looking@example.org");
  for (let times = 0; times < 3; times++) expect((await new Visitor(portal.url).open(`/ativar/${token}`)).status).toBe(200);
  const visitor = new Visitor(portal.url);
  await visitor.open(`/ativar/${token}`);
  const cases: [Record<string, string>, string][] = [
    [{ ...good, senha: "short", repetir: "short" }, "at least 12 characters"],
    [{ ...good, senha: "GretaLindqvist1", repetir: "GretaLindqvist1" }, "easy to guess"],
    [{ ...good, repetir: "another one entirely" }, "two passwords are different"],
    [{ ...good, concordo: [] as never }, "Without your agreement"],
  ];
  for (const [fields, said] of cases) {
    const page = await visitor.press("Continue", fields);
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(said)]);
    expect(page.html).not.toContain(password);
  }
  expect(await portal.store.credentials.readLink(token, "activation")).toBeTruthy();
  expect((await visitor.press("Continue", good)).text).toContain("Set up the second factor");
});

test("a link that was used, is too old or never was says so, and leads on", async () => {
  await invite(portal, "spent");
  const token = await linkTo(portal.store, "spent@example.org");
  await portal.store.credentials.activate({ token, password });
  const visitor = new Visitor(portal.url);
  const used = await visitor.open(`/ativar/${token}?idioma=en`);
  expect([used.status, used.text]).toEqual([410, expect.stringContaining("It was used before")]);
  const unknown = await visitor.open("/ativar/nothing?idioma=pt");
  expect([unknown.status, unknown.text]).toEqual([410, expect.stringContaining("o link não existe mais")]);
  await invite(portal, "old");
  const old = await linkTo(portal.store, "old@example.org");
  portal.advance(48 * 3_600_000);
  expect((await visitor.open(`/ativar/${old}?idioma=en`)).text).toContain("Its time is over");
});

test("the page of the second factor is nobody's without the link, and closes after half an hour", async () => {
  const stranger = new Visitor(portal.url);
  expect((await stranger.request("GET", "/segundo-fator")).location).toBe("/entrar");
  await invite(portal, "slow");
  const visitor = new Visitor(portal.url);
  await visitor.open(`/ativar/${await linkTo(portal.store, "slow@example.org")}`);
  await visitor.press("Continue", good);
  expect((await visitor.open("/segundo-fator")).text).toContain("Set up the second factor");
  portal.advance(30 * 60_000);
  expect((await visitor.request("GET", "/segundo-fator")).location).toBe("/entrar");
  // The password is chosen, though: entering with it mails a link to go on.
  await visitor.open("/entrar");
  const page = await visitor.press("Continue", { email: "slow@example.org", senha: password });
  expect(page.text).toContain("We sent you an e-mail with a link");
  await visitor.open(`/segundo-fator/${await linkTo(portal.store, "slow@example.org")}`);
  expect((await visitor.press("Continue", { senha: "not the password" })).status).toBe(422);
  expect((await visitor.press("Continue", { senha: password })).text).toContain("point the camera at the picture");
});
