import type { GovbrCompany } from "../../src/domain/govbr-identity.ts";
import { refusals } from "../../src/texts/refusals.ts";
import { PATIENCE } from "../support/engine.ts";
import { HttpBrowser } from "./support/browser.ts";
import { joao, maria } from "./support/portal.ts";
import { leaveForGovbr, logIn } from "./support/walk.ts";
import { startWhole, type Whole } from "./support/whole.ts";

const company = (over: Partial<GovbrCompany> = {}): GovbrCompany => ({
  cnpj: "12ABC34501DE35",
  legalName: "Padaria Pão Quente Ltda.",
  atuacao: "SOCIO",
  registrar: true,
  linkedAt: null,
  expiresAt: null,
  ...over,
});

describe("the portal on an engine", () => {
  let whole: Whole;
  let browser: HttpBrowser;
  beforeAll(async () => {
    whole = await startWhole();
  }, PATIENCE);
  afterAll(() => whole.stop());
  beforeEach(() => {
    browser = new HttpBrowser(whole.url);
    whole.govbr.identity = maria;
    whole.govbr.linked = [];
  });

  const answer = (fields: Record<string, string>) => {
    const action = /action="(\/jornada\/tarefas\/[^"]+)"/.exec(browser.page.html)?.[1] ?? "no task on this page";
    return browser.send(action, fields);
  };
  /** Up to the explanation before Gov.br. */
  const toGovbr = async (stage: "representative" | "member") => {
    await browser.open("/");
    await browser.send("/comecar");
    await answer({ "f.companyType": "national" });
    return answer({ "f.stage": stage });
  };

  test("a legal representative is onboarded end to end", async () => {
    whole.govbr.linked = [company()];
    expect((await toGovbr("representative")).text).toContain("Acesso pela plataforma gov.br");
    const confirm = await logIn(browser);
    expect(confirm.text).toContain("Confirmação dos dados");
    for (const text of ["12.ABC.345/01DE-35", "Padaria Pão Quente Ltda.", "***.456.789-**", "Maria da Silva"]) {
      expect(confirm.text).toContain(text);
    }
    const home = await answer({ "f.linkDecision": "link" });
    expect(home.url).toBe("/inicio");
    expect(home.text).toContain("Representante Legal da empresa Padaria Pão Quente Ltda.");
    const [mail] = await whole.store.outbox.list({ to: maria.email! });
    expect(mail).toMatchObject({ template: "registration-confirmed-representative" });
  });

  test("cancelling at the confirmation links nothing", async () => {
    whole.govbr.identity = joao;
    whole.govbr.linked = [company()];
    await toGovbr("representative");
    await logIn(browser);
    const end = await answer({ "f.linkDecision": "cancel" });
    expect(end.text).toContain("Vínculo cancelado");
    const account = (await whole.store.accounts.findByCpf(joao.cpf))!;
    expect(await whole.store.companies.bondsOf(account.id)).toEqual([]);
  });

  test("somebody with several companies chooses one of them", async () => {
    whole.govbr.linked = [
      company(),
      company({ cnpj: "11222333000181", legalName: "Metalúrgica Sol S.A.", atuacao: "REPRESENTANTE_LEGAL" }),
      company({ cnpj: "45723174000110", legalName: "Laboratório Lua Ltda." }),
    ];
    await toGovbr("representative");
    expect((await logIn(browser)).text).toContain("Escolher a empresa");
    const foreign = await answer({ "f.cnpj": "00000000000191" });
    expect(foreign.status).toBe(422);
    expect((await answer({ "f.cnpj": "11222333000181" })).text).toContain("11.222.333/0001-81");
  });

  test("a member comes home without company powers", async () => {
    whole.govbr.identity = { ...maria, cpf: "11144477735", name: "Rita Membro", email: "rita@exemplo.com.br" };
    await toGovbr("member");
    const home = await logIn(browser);
    expect(home.url).toBe("/inicio");
    expect(home.text).toContain("Cadastro confirmado");
    expect(home.text).not.toContain("Delegar processos");
  });

  test("a contador reads why, and goes on without a company", async () => {
    whole.govbr.identity = { ...maria, cpf: "39053344705", name: "Débora Contadora" };
    whole.govbr.linked = [company({ atuacao: "CONTADOR" })];
    await toGovbr("representative");
    const page = await logIn(browser);
    expect(page.text).toContain(refusals["ecnpj-contador"].cause);
    const reference = /atendimento: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)![1]!;
    expect(await whole.store.audit.findByReference(reference)).not.toBeNull();
    expect((await browser.send("/jornada/sem-empresa")).text).toContain("Nenhuma empresa vinculada");
  });

  test("a company linked at Gov.br meanwhile is found by logging in again", async () => {
    whole.govbr.identity = { ...maria, cpf: "86288366757", name: "Sônia Sócia" };
    await toGovbr("representative");
    expect((await logIn(browser)).text).toContain(refusals["ecnpj-no-company"].title);
    whole.govbr.linked = [company()];
    expect((await logIn(browser)).text).toContain("Confirmação dos dados");
  });

  test("a denied consent can be made up for", async () => {
    whole.govbr.identity = { ...maria, cpf: "98765432100", name: "Nair Negou" };
    await toGovbr("member");
    const denied = await logIn(browser, { error: "access_denied" });
    expect(denied.text).toContain("Autorização não concedida");
    expect((await answer({ "f.afterDenial": "retry" })).text).toContain("Acesso pela plataforma gov.br");
    expect((await logIn(browser)).url).toBe("/inicio");
  });

  test("a portal that was replaced meanwhile goes on where the journey stood", async () => {
    await toGovbr("member");
    const state = await leaveForGovbr(browser);
    await whole.restartPortal();
    whole.govbr.identity = { ...maria, cpf: "15350946056", name: "Vera Volta" };
    expect((await browser.open(`/govbr/retorno?code=code&state=${state}`)).url).toBe("/inicio");
  });

  test("who comes back with another browser finds the open journey again", async () => {
    whole.govbr.identity = { ...maria, cpf: "29537995593", name: "Olga Outra" };
    whole.govbr.linked = [company()];
    await toGovbr("representative");
    await logIn(browser);
    browser = new HttpBrowser(whole.url);
    expect((await logIn(browser)).text).toContain("Confirmação dos dados");
    expect((await answer({ "f.linkDecision": "link" })).url).toBe("/inicio");
  });

  test("two tabs send the same task: the second is told where the journey stands", async () => {
    await browser.open("/");
    await browser.send("/comecar");
    const action = /action="(\/jornada\/tarefas\/[^"]+)"/.exec(browser.page.html)![1]!;
    const { csrf } = browser.page;
    const both = await Promise.all([
      browser.post(action, { _csrf: csrf, "f.companyType": "national" }),
      browser.post(action, { _csrf: csrf, "f.companyType": "foreign" }),
    ]);
    expect(both.map(({ status, location }) => [status, location])).toEqual([
      [303, "/jornada"],
      [303, "/jornada"],
    ]);
    expect((await browser.open("/jornada")).status).toBe(200);
  });
});
