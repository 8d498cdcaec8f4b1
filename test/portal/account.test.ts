import { HttpBrowser } from "./support/browser.ts";
import { joao, LOGOUT, maria, type TestPortal, testPortal } from "./support/portal.ts";
import { journeyAt, logIn } from "./support/walk.ts";

describe("the account", () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await testPortal();
    portal.engine.moves.set("govbr-login-completed authorized", {
      process: "onboarding",
      activity: "member-registered",
      ended: true,
    });
  });
  afterAll(() => portal.stop());

  async function registered(identity = maria): Promise<HttpBrowser> {
    const account = await portal.store.accounts.upsertFromGovbr(identity);
    await portal.store.accounts.confirm(account.id, { profile: "member" });
    portal.govbr.identity = identity;
    const browser = new HttpBrowser(portal.url);
    await logIn(browser);
    return browser;
  }

  test("a member's journey ends in the confirmation and a home without company powers", async () => {
    const { browser, journeyId } = await journeyAt(portal);
    const account = await portal.store.accounts.upsertFromGovbr(maria);
    await portal.store.accounts.confirm(account.id, { profile: "member" });
    await portal.store.logins.prepare({ journeyId });
    const page = await logIn(browser);
    expect(page.url).toBe("/inicio");
    expect(page.text).toContain("Cadastro confirmado");
    expect(page.text).toContain("Bem Vindo(a), Maria da Silva!");
    expect(page.text).not.toContain("Delegar processos");
    expect((await browser.open("/inicio")).text).not.toContain("Cadastro confirmado");
  });

  test("who has not finished the registration is told how to, and not to wait for a delegation", async () => {
    portal.govbr.identity = { ...maria, cpf: "11144477735" };
    const browser = new HttpBrowser(portal.url);
    await logIn(browser);
    const page = await browser.open("/inicio");
    expect(page.text).toContain("Seu cadastro ainda não foi concluído.");
    expect(page.text).toContain("Fazer o cadastro");
    expect(page.text).not.toContain("delegue serviços a você");
    expect((await (await registered()).open("/inicio")).text).toContain("delegue serviços a você");
  });

  test("a representative's home names every company, the three options and where alerts go", async () => {
    const browser = await registered(joao);
    const account = (await portal.store.accounts.findByCpf(joao.cpf))!;
    const link = (cnpj: string, legalName: string) =>
      portal.store.companies.link({
        accountId: account.id,
        cnpj,
        legalName,
        capacity: "SOCIO",
        evidence: "govbr-session",
        validUntil: null,
      });
    await link("12ABC34501DE35", "Padaria <b>Pão</b> Ltda.");
    const one = await browser.open("/inicio");
    expect(one.text).toContain(
      "Você foi reconhecido(a) como Sócio(a) ou Representante Legal da empresa Padaria <b>Pão</b> Ltda. (CNPJ 12.ABC.345/01DE-35)",
    );
    expect(one.html).not.toContain("<b>");
    for (const text of [
      "1)",
      "Processos que posso Iniciar",
      "2)",
      "Delegar processos a membros de empresa",
      "ATENÇÃO:",
      "3)",
      joao.email!,
      "e-CNPJ",
    ]) {
      expect(one.text).toContain(text);
    }
    await link("11222333000181", "Metalúrgica Sol S.A.");
    const two = await browser.open("/inicio");
    expect(two.text).toContain("das empresas");
    expect(two.text).toContain("Metalúrgica Sol S.A.");
    expect((await browser.open("/processos")).text).toContain("11.222.333/0001-81");
    expect((await browser.open("/membros")).text).toContain("Padaria");
  });

  test("alerts move to another address only after its owner has confirmed", async () => {
    const browser = await registered();
    await browser.open("/configuracoes");
    const asked = await browser.send("/configuracoes", { email: "novo@exemplo.com.br" });
    expect(asked.text).toContain("Enviamos uma mensagem para novo@exemplo.com.br");
    const account = () => portal.store.accounts.findByCpf(maria.cpf);
    expect((await account())!.alertEmail).toBeNull();
    const [mail] = await portal.store.outbox.list({ to: "novo@exemplo.com.br" });
    const token = String(mail!.data.token);

    // Another browser: the mail is often read on the phone. Opening alone changes nothing.
    const phone = new HttpBrowser(portal.url);
    await phone.open(`/email/confirmar?codigo=${encodeURIComponent(token)}`);
    expect((await account())!.alertEmail).toBeNull();
    expect((await phone.send("/email/confirmar", { codigo: token })).text).toContain("E-mail confirmado");
    expect((await account())!.alertEmail).toBe("novo@exemplo.com.br");
    const again = await phone.send("/email/confirmar", { codigo: token });
    expect([again.status, again.text.includes("não vale mais")]).toEqual([410, true]);
  });

  test("what is no e-mail address is refused and kept", async () => {
    const browser = await registered();
    await browser.open("/configuracoes");
    const page = await browser.send("/configuracoes", { email: 'no"mail' });
    expect(page.status).toBe(422);
    expect(page.text).toContain("Digite um e-mail válido");
    expect(page.html).toContain('value="no&quot;mail"');
  });

  test("leaving ends our session first, then Gov.br's", async () => {
    const browser = await registered();
    const kept = browser.cookies.get("sgci")!;
    const page = await browser.request("GET", "/sair");
    expect(page.location).toBe(LOGOUT);
    expect(browser.cookies.has("sgci")).toBe(false);
    browser.cookies.set("sgci", kept);
    expect((await browser.open("/inicio")).status).toBe(403);
  });

  test("who did not come from Gov.br is not sent there", async () => {
    const { browser } = await journeyAt(portal);
    expect((await browser.request("GET", "/sair")).location).toBe("/sessao-encerrada");
  });

  test("another site cannot end the session", async () => {
    const browser = await registered();
    const page = await browser.open("/sair", { "sec-fetch-site": "cross-site" });
    expect(page.text).toContain("Sair do SGCI?");
    expect((await browser.open("/inicio")).status).toBe(200);
  });

  test("thirty minutes without use end the session; less does not", async () => {
    const browser = await registered();
    portal.advance(29 * 60_000);
    expect((await browser.open("/inicio")).status).toBe(200);
    portal.advance(31 * 60_000);
    expect((await browser.open("/inicio")).status).toBe(403);
  });
});
