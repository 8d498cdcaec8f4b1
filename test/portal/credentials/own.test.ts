import { Visitor } from "../delegation/support/company.ts";
import { joao, type TestPortal, testPortal } from "../support/portal.ts";
import { codeAt, enter, linkTo, otherPassword, password, settle } from "./support/person.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal({ limits: { login: 10_000, session: 10_000, post: 10_000 } });
});
afterAll(() => portal.stop());

test("a forgotten password: the same answer for every address, a link that works once, every session ends", async () => {
  const person = await settle(portal, "forgetful");
  const open = await enter(portal, person);
  const visitor = new Visitor(portal.url);
  const answers = [];
  for (const email of [person.email, "nobody@example.org"]) {
    await visitor.open("/recuperar?idioma=en");
    answers.push((await visitor.press("Send the link", { email })).html);
  }
  expect(answers[0]).toBe(answers[1]);
  expect((await visitor.open("/recuperar")).status).toBe(200);
  expect((await visitor.press("Send the link", { email: "no address" })).status).toBe(422);
  const token = await linkTo(portal.store, person.email);
  await visitor.open(`/recuperar/${token}`);
  expect((await visitor.press("Save the password", { senha: "too short", repetir: "too short" })).status).toBe(422);
  const done = await visitor.press("Save the password", { senha: otherPassword, repetir: otherPassword });
  expect([done.url, done.text]).toEqual(["/entrar", expect.stringContaining("The password was changed")]);
  expect((await visitor.open(`/recuperar/${token}`)).status).toBe(410);
  expect((await open.open("/inicio")).status).toBe(403);
  await expect(enter(portal, person)).rejects.toThrow("could not be signed in");
  expect((await enter(portal, person, otherPassword)).page.url).toBe("/inicio");
});

test("the time of the answer does not tell whether there is such a login", async () => {
  const person = await settle(portal, "timing");
  const visitor = new Visitor(portal.url);
  const medianOf = async (emails: string[], path: string, label: string) => {
    const times: number[] = [];
    for (const email of emails) {
      await visitor.open(`${path}?idioma=en`);
      const begin = performance.now();
      await visitor.press(label, { email, ...(path === "/entrar" && { senha: otherPassword }) });
      times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
  };
  const three = (email: string) => [email, email, email];
  const [known, unknown] = [three(person.email), three("nobody@example.org")];
  const recovery = [await medianOf(known, "/recuperar", "Send the link"), await medianOf(unknown, "/recuperar", "Send the link")];
  for (const time of recovery) expect(time).toBeGreaterThanOrEqual(395);
  // Without the work of hashing, an unknown address would be answered many times faster.
  const login = [await medianOf(known, "/entrar", "Continue"), await medianOf(unknown, "/entrar", "Continue")];
  expect(login[1]! / login[0]!).toBeGreaterThan(0.3);
});

test("the password is changed by whoever knows it, in a session with a new token", async () => {
  const person = await settle(portal, "changer");
  const [mine, other] = [await enter(portal, person), await enter(portal, person)];
  await mine.open("/acesso");
  const change = { "senha-atual": password, senha: otherPassword, repetir: otherPassword };
  expect((await mine.press("Change the password", { ...change, "senha-atual": "wrong" })).text).toContain(
    "The current password is not right",
  );
  expect((await mine.press("Change the password", { ...change, senha: "x", repetir: "x" })).status).toBe(422);
  const before = mine.cookies.get("sgci");
  expect((await mine.press("Change the password", change)).text).toContain("The other sessions have ended");
  expect(mine.cookies.get("sgci")).not.toBe(before);
  expect((await mine.open("/inicio")).status).toBe(200);
  expect((await other.open("/inicio")).status).toBe(403);
});

test("a new address counts when its owner has confirmed it, in whatever browser", async () => {
  const person = await settle(portal, "mover");
  const visitor = await enter(portal, person);
  await visitor.open("/acesso");
  const ask = (email: string, word: string) => visitor.press("Send the link", { email, "senha-do-email": word });
  expect((await ask("nonsense", password)).status).toBe(422);
  expect((await ask("moved@example.org", "wrong")).status).toBe(422);
  expect((await ask("moved@example.org", password)).text).toContain("We sent a link to the new address");
  const token = await linkTo(portal.store, "moved@example.org");
  const elsewhere = new Visitor(portal.url);
  expect((await elsewhere.open(`/acesso/email/${token}`)).text).toContain("you sign in to the SGCI with moved@example.org");
  expect((await enter(portal, person)).page.url).toBe("/inicio");
  await elsewhere.open(`/acesso/email/${token}`);
  expect((await elsewhere.press("Confirm")).text).toContain("was changed");
  expect((await enter(portal, { ...person, email: "moved@example.org" })).page.url).toBe("/inicio");
});

test("new recovery codes take the place of the old ones, for whoever has the app", async () => {
  const person = await settle(portal, "coder");
  const visitor = await enter(portal, person);
  await visitor.open("/acesso");
  expect((await visitor.press("Make new codes", { codigo: "000000" })).status).toBe(422);
  const page = await visitor.press("Make new codes", { codigo: codeAt(person.secret, portal.now()) });
  const [fresh] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(page.html)!;
  const enterWith = async (codigo: string) => {
    const again = new Visitor(portal.url);
    await again.open("/entrar?idioma=en");
    await again.press("Continue", { email: person.email, senha: password });
    return again.press("Sign in", { codigo });
  };
  expect((await enterWith(person.recoveryCodes[0]!)).status).toBe(422);
  expect((await enterWith(fresh)).url).toBe("/inicio");
});

test("who logs in through Gov.br has no such page", async () => {
  const account = await portal.store.accounts.upsertFromGovbr(joao);
  const session = await portal.store.sessions.create({ journeyId: null, accountId: account.id, csrfToken: "x".repeat(32) });
  const visitor = new Visitor(portal.url);
  visitor.cookies.set("sgci", session.id);
  expect((await visitor.open("/acesso")).status).toBe(404);
  expect((await visitor.open("/configuracoes")).status).toBe(200);
});

test("who takes the agreement back is signed out, and asked for it at the next login", async () => {
  const person = await settle(portal, "withdrawn");
  const visitor = await enter(portal, person);
  await portal.store.consents.record({
    ...{ accountId: person.account.id, journeyId: (await portal.store.journeys.create()).id, purpose: "credential" },
    ...{ items: ["name"], action: "granted", textVersion: "1-en", textHash: "x", channel: "portal", occasion: "x" },
  });
  await visitor.open("/configuracoes/consentimentos/revogar?finalidade=credential");
  expect(visitor.page.text).toContain("na próxima entrada com o seu e-mail");
  await visitor.press("Revogar");
  expect((await visitor.open("/inicio")).status).toBe(403);
  const again = await enter(portal, person);
  expect(again.page.text).toContain("You took back your agreement");
  expect((await again.press("Continue")).status).toBe(422);
  expect((await again.press("Continue", { concordo: "sim" })).url).toBe("/inicio");
  expect((await portal.store.accounts.get(person.account.id))?.confirmedAt).not.toBeNull();
});
