import { HttpBrowser } from "../support/browser.ts";
import { joao, maria, type TestPortal, testPortal } from "../support/portal.ts";
import { logIn } from "../support/walk.ts";

describe("confirmations of an alert address sent to strangers", () => {
  const victim = "vitima@exemplo.com.br";
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await testPortal();
  });
  afterAll(() => portal.stop());

  const signedIn = async (identity = maria) => {
    portal.govbr.identity = identity;
    const browser = new HttpBrowser(portal.url);
    await logIn(browser);
    await browser.open("/configuracoes");
    return browser;
  };
  const ask = (browser: HttpBrowser, email: string) => browser.post("/configuracoes", { _csrf: browser.page.csrf, email });

  test("end after a few in an hour", async () => {
    const browser = await signedIn();
    for (let times = 0; times < 20; times++) await ask(browser, victim);
    expect(await portal.store.outbox.list({ to: victim })).toHaveLength(5);
    const page = await ask(browser, victim);
    expect([page.status, page.text.includes("Muitas tentativas")]).toEqual([429, true]);
    expect(page.headers.get("retry-after")).toMatch(/^\d+$/);
  });

  test("control: slips of the pen and the address that Gov.br knows cost nothing, and others go on", async () => {
    const browser = await signedIn(joao);
    for (let times = 0; times < 10; times++) expect((await ask(browser, "no mail")).status).toBe(422);
    for (let times = 0; times < 10; times++) expect((await ask(browser, joao.email!)).status).toBe(303);
    expect((await ask(browser, "novo@exemplo.com.br")).status).toBe(303);
  });
});
