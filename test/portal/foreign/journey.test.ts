import { PATIENCE } from "../../support/engine.ts";
import { until } from "../../support/until.ts";
import { HttpBrowser } from "../support/browser.ts";
import { analyst, startTeams, type Teams } from "../team/support/teams.ts";
import { attach, beginRequest, codeFor, confirmEmail, DETAILS, linkFor, PDF, taskOf } from "./support/applicant.ts";

let teams: Teams;
/** Somebody of Dicor. */
let staff: HttpBrowser;
beforeAll(async () => {
  teams = await startTeams();
  staff = await teams.enter(analyst, "service-team:dicor");
}, PATIENCE);
afterAll(() => teams?.stop());

const newBrowser = () => new HttpBrowser(teams.url);
let count = 0;
const newEmail = () => `applicant-${++count}@muller.example`;

/** The open task of the team about a request. */
async function teamTask(number: string): Promise<string> {
  return until(`the team has a task about ${number}`, async () => {
    const list = await staff.open(`/equipe/tarefas?processo=${number}`);
    return /\/equipe\/tarefas\/([\w-]+)"/.exec(list.html)?.[1] ?? null;
  });
}
/** The team receives a request and leaves it at the analysis. */
async function receive(number: string, receipt = "analyse"): Promise<void> {
  const task = await teamTask(number);
  await staff.open(`/equipe/tarefas/${task}`);
  await staff.send(`/equipe/tarefas/${task}/assumir`);
  await staff.send(`/equipe/tarefas/${task}`, { "f.receipt": receipt });
}
async function decide(number: string, decision: string, opinion: string, days = "30") {
  const task = await teamTask(number);
  await staff.open(`/equipe/tarefas/${task}`);
  const open = await staff.send(`/equipe/tarefas/${task}/assumir`);
  await staff.send(`/equipe/tarefas/${task}`, { "f.decision": decision, "f.opinion": opinion, "f.correctionDays": days });
  return open;
}
const numberOn = (text: string) => /EST-\d{4}-\d{6}/.exec(text)![0];
/** A request that was handed in. */
async function handIn(parts: Record<string, string>, language = "en") {
  const browser = newBrowser();
  const email = newEmail();
  await beginRequest(browser, language);
  const form = await confirmEmail(browser, teams.store, email);
  const sent = await browser.send(taskOf(form), { ...DETAILS, ...parts });
  return { browser, email, number: numberOn(sent.text), sent };
}

test("a company is registered in English: code, form, documents, correction, validation, invitation", async () => {
  const browser = newBrowser();
  const email = newEmail();
  const start = await browser.open("/estrangeiras?idioma=en");
  expect(start.html).toContain('<html lang="en">');
  expect(start.text).toContain("Nobody needs to come to Brazil");
  const first = await browser.send("/estrangeiras/comecar");
  expect(first.text).toContain("Step 1 of");
  expect(first.text).toContain("Does the company have a CNPJ or legal representation in Brazil?");
  const missing = await browser.send(taskOf(first), { "f.companyName": "Müller" });
  expect(missing.status).toBe(422);
  expect(missing.text).toContain("There is one field to correct");
  expect(missing.text).toContain("Field is required.");
  const address = await browser.send(taskOf(first), { "f.brazilianTie": "no", "f.companyName": "Müller", "f.brazilianCnpj": "" });
  expect(address.text).toContain("Nothing is kept before the address is confirmed");
  expect((await browser.send("/estrangeiras/email", { email: "nobody" })).status).toBe(422);
  expect((await browser.send("/estrangeiras/email", { email })).text).toContain(`We sent a code to ${email}`);
  const code = await codeFor(teams.store, email);
  const wrong = await browser.send("/estrangeiras/email/confirmar", { codigo: code === "111111" ? "222222" : "111111" });
  expect([wrong.status, wrong.text.includes("This code is not valid")]).toEqual([422, true]);
  const form = await browser.send("/estrangeiras/email/confirmar", { codigo: code });
  expect(form.text).toContain("Details of the company");
  expect(form.html).toContain('value="Müller"');
  expect(form.text).toContain("Germany");

  expect((await attach(browser, [["register.pdf", PDF]])).status).toBe(303);
  expect(await attach(browser, [["notes.txt", Buffer.from("text")]])).toMatchObject({ status: 422 });
  await browser.open("/estrangeiras/pedido");
  const sent = await browser.send(taskOf(browser.page), DETAILS);
  const number = numberOn(sent.text);
  expect(sent.text).toContain("The team has received the request");
  expect(sent.text).toContain("handed in with submission 1");

  await receive(number);
  const seen = await decide(number, "correct", "The powers of Mr Müller are missing.");
  for (const shown of [number, "Müller Instruments GmbH", "Alemanha", "HRB 12345", "register.pdf", "English"])
    expect(seen.text).toContain(shown);
  const link = await linkFor(teams.store, email, "correcting");
  const elsewhere = newBrowser();
  const correction = await elsewhere.open(link);
  expect(correction.url).toBe("/estrangeiras/pedido");
  expect(correction.html).toContain('<html lang="en">');
  expect(correction.text).toContain("The powers of Mr Müller are missing.");
  expect((await attach(elsewhere, [["powers.pdf", PDF]])).status).toBe(303);
  await elsewhere.open("/estrangeiras/pedido");
  const again = await elsewhere.send(taskOf(elsewhere.page), {
    ...{ ...DETAILS, "f.legalName": "Müller Messtechnik GmbH", "f.correctionAnswer": "Attached." },
  });
  expect(again.text).toContain("Received (submission 2)");
  await receive(number);
  const compared = await decide(number, "validate", "Welcome.");
  expect(compared.text).toContain("Razão social 2 Müller Instruments GmbH Müller Messtechnik GmbH");
  await linkFor(teams.store, email, "validated");
  const done = await elsewhere.open("/estrangeiras/pedido");
  expect(done.text).toContain("The company has been validated");
  const mails = await teams.store.outbox.list({ to: email });
  expect(mails.map(({ template, data }) => data.kind ?? template)).toEqual(
    expect.arrayContaining(["received", "analysing", "correcting", "validated", "credential-link"]),
  );
  expect(mails.every(({ data }) => data.language === "en")).toBe(true);
}, 60_000);

test("the language is kept, goes for the form of the engine and for the mail, and can be changed on every page", async () => {
  const browser = newBrowser();
  const email = newEmail();
  await beginRequest(browser, "es");
  expect(browser.page.html).toContain('<html lang="es">');
  const form = await confirmEmail(browser, teams.store, email);
  expect(form.text).toContain("Razón social");
  expect(form.text).toContain("Alemania");
  expect((await teams.store.outbox.list({ to: email }))[0]!.data.language).toBe("es");
  const english = await browser.open("/estrangeiras/pedido?idioma=en");
  expect(english.text).toContain("Legal name");
  expect(english.text).toContain("Germany");
  const sent = await browser.send(taskOf(english), { ...DETAILS, "f.registerNumber": "LANG 77777" });
  expect(sent.html).toContain('<html lang="en">');
  expect((await teams.store.outbox.list({ to: email }))[0]!.data.language).toBe("en");
  const portuguese = await browser.open("/estrangeiras/pedido?idioma=pt");
  expect(portuguese.text).toContain("A equipe recebeu o pedido");
}, 30_000);

test("who has a CNPJ goes the national way, and what was typed goes along", async () => {
  const browser = newBrowser();
  const typed = { "f.companyName": "Acme do Brasil", "f.brazilianCnpj": "11222333000181" };
  const ended = await beginRequest(browser, "en", "yes", typed);
  expect(ended.text).toContain("National way");
  expect(ended.text).toContain("Continue by the national way");
  const journey = await browser.send("/estrangeiras/nacional");
  expect(journey.url).toBe("/jornada");
  expect(journey.text).toContain("Favor selecionar o tipo da empresa");
  for (const shown of ["O que você já informou", "Acme do Brasil", "11222333000181"]) expect(journey.text).toContain(shown);
}, 30_000);

test("the team converts a request; the applicant goes on with the whole file", async () => {
  const { browser, email, number } = await handIn({ "f.registerNumber": "CONV 10001", "f.legalName": "Convertible Inc." });
  await receive(number, "national");
  await linkFor(teams.store, email, "national");
  const follow = await browser.open("/estrangeiras/pedido");
  expect(follow.text).toContain("Moved to the national way");
  const journey = await browser.send("/estrangeiras/nacional");
  for (const shown of [number, "Convertible Inc.", "CONV 10001"]) expect(journey.text).toContain(shown);
}, 30_000);

test("a company that has a request already learns so in the form; one that looks like it is shown to the team", async () => {
  const { number } = await handIn({ "f.registerNumber": "SAME 50505", "f.legalName": "Twin Metrology Ltd" });
  const browser = newBrowser();
  await beginRequest(browser, "en");
  const form = await confirmEmail(browser, teams.store, newEmail());
  const refused = await browser.send(taskOf(form), { ...DETAILS, "f.registerNumber": "same-50505", "f.legalName": "Other" });
  expect(refused.text).toContain("registered already or has a request under way");
  const sent = await browser.send(taskOf(refused), {
    ...{ ...DETAILS, "f.registerNumber": "SAME 50506", "f.legalName": "Twin Metrology Limited" },
  });
  await receive(numberOn(sent.text));
  const seen = await decide(numberOn(sent.text), "refuse", "The same company.");
  expect(seen.text).toContain("Confira se não é a mesma empresa antes de validar");
  for (const shown of [number, "Twin Metrology Ltd", "número de registro, razão social"]) expect(seen.text).toContain(shown);
  const end = await until("the refusal is known", async () => {
    const page = await browser.open("/estrangeiras/pedido");
    return page.text.includes("Refused") && page;
  });
  expect(end.text).toContain("The same company.");
}, 30_000);

test("the link in a message leads to the request, a wrong one to a page that says how to get another", async () => {
  const { email, number } = await handIn({ "f.registerNumber": "LINK 90909" });
  const stranger = newBrowser();
  expect((await stranger.open("/estrangeiras/pedido", { "accept-language": "en" })).text).toContain("no request under way");
  const unknown = await stranger.open("/estrangeiras/acompanhar?codigo=invented&idioma=en");
  expect([unknown.status, unknown.text.includes("This link is no longer valid")]).toEqual([410, true]);
  await stranger.open("/estrangeiras?idioma=en");
  const asked = await stranger.send("/estrangeiras/acompanhar", { email });
  const nobody = await stranger.send("/estrangeiras/acompanhar", { email: "nobody@muller.example" });
  expect(asked.text).toBe(nobody.text);
  const opened = await stranger.open(await linkFor(teams.store, email, "link"));
  expect(opened.text).toContain(number);
  const left = await stranger.send("/estrangeiras/fechar");
  expect(left.text).toContain("The request was closed in this browser");
  expect((await stranger.open("/estrangeiras/pedido")).url).toBe("/estrangeiras");
}, 30_000);

test("the button in the message confirms the address in another browser, once it is pressed", async () => {
  const browser = newBrowser();
  const email = newEmail();
  await beginRequest(browser, "en");
  await browser.send("/estrangeiras/email", { email });
  const [mail] = await teams.store.outbox.list({ to: email });
  const { requestId, code } = mail!.data as Record<string, string>;
  const phone = newBrowser();
  const asked = await phone.open(`/estrangeiras/email?pedido=${requestId}&codigo=${code}`);
  expect((await teams.store.foreignCompanies.get(requestId!))!.email).toBeNull();
  expect(asked.status).toBe(200);
  const form = await phone.send("/estrangeiras/email/confirmar", { pedido: requestId!, codigo: code! });
  expect(form.text).toContain("Details of the company");
  const guessed = await phone.send("/estrangeiras/email/confirmar", { pedido: "x", codigo: code! });
  expect(guessed.status).toBe(410);
}, 30_000);

test("documents belong to the request of this browser alone", async () => {
  const browser = newBrowser();
  await beginRequest(browser, "en");
  expect((await attach(browser, [["early.pdf", PDF]])).status).toBe(404);
  await confirmEmail(browser, teams.store, newEmail());
  await attach(browser, [["mine.pdf", PDF]]);
  const list = await browser.open("/estrangeiras/documentos");
  const path = /\/estrangeiras\/documentos\/[\w-]{36}/.exec(list.html)![0];
  const file = await browser.request("GET", path);
  expect(file.headers.get("content-disposition")).toContain("attachment");
  const stranger = newBrowser();
  await beginRequest(stranger, "en");
  expect((await stranger.open(path)).status).toBe(404);
  expect((await stranger.send(`${path}/remover`)).status).toBe(404);
  await browser.open("/estrangeiras/documentos");
  expect((await browser.send(`${path}/remover`)).text).toContain("mine.pdf was removed");
}, 30_000);

test("what goes wrong is said in the language of the visitor", async () => {
  const browser = newBrowser();
  const missing = await browser.open("/estrangeiras/nowhere", { "accept-language": "en-GB,en;q=0.9" });
  expect([missing.status, missing.html.includes('lang="en"'), missing.text.includes("Page not found")]).toEqual([
    404,
    true,
    true,
  ]);
  await browser.open("/estrangeiras?idioma=es");
  const forged = await browser.post("/estrangeiras/comecar", { _csrf: "x" });
  expect([forged.status, forged.text.includes("Esta página estuvo abierta demasiado tiempo")]).toEqual([403, true]);
  for (let asked = 0; asked < 10; asked++) {
    await browser.open("/estrangeiras");
    await browser.send("/estrangeiras/acompanhar", { email: `n${asked}@muller.example` });
  }
  await browser.open("/estrangeiras");
  const paused = await browser.send("/estrangeiras/acompanhar", { email: "n@muller.example" });
  expect([paused.status, paused.text.includes("Demasiados intentos")]).toEqual([429, true]);
}, 30_000);
