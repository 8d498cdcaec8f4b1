import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Account } from "../../../src/store/types.ts";
import { describeDevice } from "../../../src/texts/devices.ts";
import { type Served, startServed } from "../support/served.ts";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

let served: Served;
let account: Account;
beforeAll(async () => {
  served = await startServed();
  account = await served.register({ socialName: "Mari Silva" });
});
afterAll(() => served?.stop());

async function consented(person: Account): Promise<void> {
  const journey = await served.store.journeys.create();
  await served.store.consents.record({
    ...{ accountId: person.id, journeyId: journey.id, purpose: "govbr-personal-data", items: ["Nome e foto", "E-mail"] },
    ...{ action: "granted", textVersion: "2020-07", textHash: "hash", channel: "govbr" },
  });
}

test("the social name is what a person is called, here and everywhere", async () => {
  const browser = await served.enter(account);
  const page = await browser.open("/configuracoes");
  expect(page.text).toContain("Nome social Mari Silva");
  expect(page.text).not.toContain("Maria da Silva");
  const other = await served.enter(await served.register({ cpf: "52998224725", name: "João Souza" }));
  expect((await other.open("/configuracoes")).text).toContain("Nome João Souza");
});

test("sessions are listed with device and time; one is ended, and then all others", async () => {
  const person = await served.register({ cpf: "11144477735", name: "Ana Souza" });
  const own = await served.enter(person);
  served.store.later(60);
  const [firefox, phone] = [await served.enter(person, FIREFOX), await served.enter(person, PHONE)];
  const page = await own.open("/configuracoes/sessoes");
  expect(page.text).toContain("Chrome no Windows (esta sessão)");
  expect(page.text).toContain("Firefox no Linux");
  expect(page.text).toContain("Safari no iPhone");
  expect(page.text).toContain("192.0.2.10");
  for (const token of [firefox, phone].map((browser) => browser.cookies.get("sgci")!)) expect(page.html).not.toContain(token);

  const id = /value="([^"]+)"\/?><button[^>]*aria-label="Encerrar a sessão de Firefox/.exec(page.html)![1]!;
  expect((await own.send("/configuracoes/sessoes/encerrar", { sessao: id })).text).toContain("A sessão foi encerrada.");
  expect((await firefox.open("/configuracoes")).status).toBe(403);
  expect((await phone.open("/configuracoes")).status).toBe(200);
  expect((await own.send("/configuracoes/sessoes/encerrar", { sessao: id })).text).toContain("já tinha terminado");

  expect((await own.send("/configuracoes/sessoes/encerrar-outras")).text).toContain("A outra sessão foi encerrada.");
  expect((await phone.open("/configuracoes")).status).toBe(403);
  expect((await own.open("/configuracoes/sessoes")).text).toContain("Não há outra sessão aberta.");
});

test("nobody ends a session of somebody else, or without the token of the form", async () => {
  const theirs = await served.enter(await served.register({ cpf: "39053344705", name: "Davi" }));
  const { id: davi } = (await served.store.accounts.findByCpf("39053344705"))!;
  const id = (await served.store.sessions.listOf({ accountId: davi, token: null }))[0]!.id;
  const own = await served.enter(account);
  await own.open("/configuracoes/sessoes");
  expect((await own.send("/configuracoes/sessoes/encerrar", { sessao: id })).text).toContain("já tinha terminado");
  expect((await own.post("/configuracoes/sessoes/encerrar", { sessao: id, _csrf: "wrong" })).status).toBe(403);
  expect((await theirs.open("/configuracoes")).status).toBe(200);
});

test("a consent is shown with what was agreed to; revoking says what it entails, and entails it", async () => {
  const person = await served.register({ cpf: "86288366757", name: "Carla Dias" });
  await consented(person);
  const [own, other] = [await served.enter(person), await served.enter(person, PHONE)];
  const page = await own.open("/configuracoes/consentimentos");
  expect(page.text).toContain("Uso dos dados pessoais recebidos do gov.br");
  expect(page.text).toContain("Nome e foto");
  const ask = await own.open("/configuracoes/consentimentos/revogar?finalidade=govbr-personal-data");
  expect(ask.text).toContain("Você sai de todas as sessões");
  expect(ask.text).toContain("O que já foi feito continua guardado");
  expect((await served.store.accounts.get(person.id))!.confirmedAt).not.toBeNull();

  const done = await own.send("/configuracoes/consentimentos/revogar", { finalidade: "govbr-personal-data" });
  expect(done.text).toContain("Autorização revogada");
  expect((await served.store.accounts.get(person.id))!.confirmedAt).toBeNull();
  expect((await own.open("/configuracoes")).status).toBe(403);
  expect((await other.open("/configuracoes")).status).toBe(403);

  const back = await served.enter(person);
  const history = await back.open("/configuracoes/consentimentos");
  expect(history.text).toContain("Revogado");
  expect(history.text).not.toContain("Revogar esta autorização");
  expect((await back.open("/inicio")).text).toContain("Fazer o cadastro");
  const again = await back.send("/configuracoes/consentimentos/revogar", { finalidade: "govbr-personal-data" });
  expect(again.text).toContain("já não está em vigor");
});

test("one's own data are read on a page and taken along as a file, without secrets", async () => {
  const person = await served.register({ cpf: "15350946056", name: "Elis Prado" });
  await consented(person);
  const browser = await served.enter(person);
  const page = await browser.open("/configuracoes/meus-dados");
  expect(page.text).toContain("Elis Prado");
  expect(page.text).toContain("15350946056");
  expect(page.text).toContain("Autorizações de uso de dados (1 registro)");
  expect(page.text).toMatch(/Nada guardado sobre .*; Pacotes de serviços criados; /);
  const file = await browser.request("GET", "/configuracoes/meus-dados.json");
  expect(file.headers.get("content-type")).toContain("application/json");
  expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="meus-dados-sgci-2026-11-2\d\.json"$/);
  const { data } = JSON.parse(file.html);
  expect(data.account.rows).toMatchObject([{ name: "Elis Prado", person_number: "15350946056" }]);
  expect(data.consents.rows).toMatchObject([{ purpose: "govbr-personal-data", action: "granted" }]);
  expect(file.html).not.toContain(browser.cookies.get("sgci"));
  expect(file.headers.get("cache-control")).toMatch(/no-store/);
});

test.each(["", "/sessoes", "/consentimentos", "/consentimentos/revogar", "/meus-dados", "/meus-dados.json"])(
  "/configuracoes%s is for people who are signed in",
  async (part) => {
    const response = await fetch(`${served.url}/configuracoes${part}`, { redirect: "manual" });
    expect(response.status).toBe(403);
  },
);

test.each([
  [FIREFOX, "Firefox no Linux"],
  [PHONE, "Safari no iPhone"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0", "Edge no Windows"],
  [
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36",
    "Samsung Internet no Android",
  ],
  ["curl/8.0", "Aparelho não identificado"],
  ["Konqueror (Macintosh)", "Outro navegador no Mac"],
  ["", "Aparelho não identificado"],
  [null, "Aparelho não identificado"],
])("%s is %s", (userAgent, device) => {
  expect(describeDevice(userAgent)).toBe(device);
});
