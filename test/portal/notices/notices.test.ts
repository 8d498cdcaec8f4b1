import { noticeKinds, noticesByMail, staffNotices } from "../../../src/domain/notices.ts";
import { HttpBrowser } from "../support/browser.ts";
import { joao, type TestPortal, testPortal } from "../support/portal.ts";
import { journeyAt, logIn } from "../support/walk.ts";

let portal: TestPortal;
let browser: HttpBrowser;
let accountId: string;

beforeEach(async () => {
  portal = await testPortal();
  browser = await signedIn();
  accountId = (await portal.store.accounts.findByCpf(portal.govbr.identity.cpf))!.id;
});
afterEach(() => portal.stop());

async function signedIn(): Promise<HttpBrowser> {
  const { browser, journeyId } = await journeyAt(portal);
  await portal.store.logins.prepare({ journeyId });
  await logIn(browser);
  return browser;
}

/** Tells something a second after what was told before. */
const tell = (number: number, to = accountId) => {
  portal.advance(1_000);
  return portal.store.notices.tell({
    ...{ accountId: to, kind: "process-decided", eventKey: `event-${number}` },
    data: { process: `P001-2026-${number}`, processId: "p1", outcome: "deferido", companyName: "ALFA LTDA" },
  });
};
const bell = async () => /aria-label="([^"]*aviso[^"]*)"/i.exec((await browser.open("/ajuda")).html)?.[1];

test("the bell counts what is unread; opening a notice reads it and leads to what it is about", async () => {
  expect(await bell()).toBe("Avisos: nenhum não lido");
  await tell(1);
  expect(await bell()).toBe("1 aviso não lido");
  await tell(2);
  await tell(3);
  expect(await bell()).toBe("3 avisos não lidos");
  const page = await browser.open("/avisos");
  expect(page.text.indexOf("P001-2026-3: deferido")).toBeLessThan(page.text.indexOf("P001-2026-1: deferido"));
  expect(page.text).toContain("O Inmetro decidiu o pedido de ALFA LTDA.");
  const [link] = /\/avisos\/[0-9a-f-]{36}/.exec(page.html)!;
  expect((await browser.request("GET", link)).location).toBe("/processos/p1");
  expect(await bell()).toBe("2 avisos não lidos");
  await browser.open("/avisos");
  expect((await browser.send("/avisos/lidos")).text).toContain("Todos os avisos estão marcados como lidos.");
  expect(await bell()).toBe("Avisos: nenhum não lido");
  expect((await browser.open("/avisos")).text).not.toContain("Marcar todos como lidos");
});

test("the moment is Brasília's", async () => {
  await tell(1);
  const [notice] = await portal.store.notices.list({ accountId });
  const moment = notice!.createdAt.toLocaleString("pt-BR", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: "America/Sao_Paulo",
  });
  expect((await browser.open("/avisos")).text).toContain(`Recebido em ${moment}`);
});

test("many notices are shown part by part, each once", async () => {
  for (let n = 100; n < 145; n++) await tell(n);
  const seen: string[] = [];
  let next: string | undefined = "/avisos";
  while (next !== undefined) {
    const { html, text } = await browser.open(next);
    seen.push(...[...text.matchAll(/Processo (P001-2026-\d+): deferido/g)].map(([, number]) => number!));
    next = /rel="next" href="([^"]+)"/.exec(html)?.[1];
  }
  expect(seen.length).toBe(45);
  expect(new Set(seen).size).toBe(45);
});

test("nobody sees or reads the notices of somebody else", async () => {
  const { id: stranger } = await portal.store.accounts.upsertFromGovbr(joao);
  await tell(1, stranger);
  const [notice] = await portal.store.notices.list({ accountId: stranger });
  expect((await browser.open(`/avisos/${notice!.id}`)).status).toBe(404);
  expect((await browser.open("/avisos/none")).status).toBe(404);
  expect((await browser.open(`/avisos?depois=${notice!.id}`)).text).not.toContain("P001");
  await browser.open("/avisos");
  await browser.send("/avisos/lidos");
  expect(await portal.store.notices.unreadCount(stranger)).toBe(1);
  // The control: one's own.
  await tell(2);
  const [own] = await portal.store.notices.list({ accountId });
  expect((await browser.request("GET", `/avisos/${own!.id}`)).status).toBe(303);
  for (const path of ["/avisos", "/avisos/preferencias", `/avisos/${own!.id}`])
    expect((await new HttpBrowser(portal.url).open(path)).status).toBe(403);
});

test("people choose what comes by mail; only what they change is kept as a choice", async () => {
  await browser.open("/avisos/preferencias");
  const checked = () => [...browser.page.html.matchAll(/value="([\w-]+)" checked/g)].map(([, kind]) => kind!);
  const usual = noticeKinds.filter((kind) => noticesByMail[kind]);
  expect(checked()).toEqual(usual.filter((kind) => !staffNotices.includes(kind)));
  const wanted = [...checked().filter((kind) => kind !== "process-decided"), "delegation-used", "no-such-kind"];
  const saved = await browser.send("/avisos/preferencias", { "por-email": wanted });
  expect(saved.text).toContain("Sua escolha está salva.");
  expect(checked()).toContain("delegation-used");
  expect(checked()).not.toContain("process-decided");
  expect(await portal.store.notices.preferences(accountId)).toEqual({ "process-decided": false, "delegation-used": true });
  await tell(1);
  expect(await portal.store.outbox.list()).toEqual([]);
  await browser.send("/avisos/preferencias", { "por-email": [...wanted, "process-decided"] });
  await tell(2);
  expect(await portal.store.outbox.list()).toMatchObject([{ template: "notice" }]);
  // What staff are told is offered to staff only.
  const role = { role: "service-team:dicor" as const, reason: "test", actor: "system:test", capacity: "system" };
  await portal.store.staff.grant({ cpf: portal.govbr.identity.cpf, ...role });
  await browser.open("/avisos/preferencias");
  expect(checked()).toEqual(expect.arrayContaining(staffNotices));
});
