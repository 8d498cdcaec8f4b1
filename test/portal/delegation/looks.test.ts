import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { complaintsOf, faultsOf, openWindow, picture, SIZES } from "../support/looks.ts";
import { type DelegationSite, nextCpf, openDelegationSite, type Person } from "./support/company.ts";

let site: DelegationSite;
let browser: Browser;
/** Session of Ana, who represents two companies. */
let token: string;
let agatha: Person;
let gama: string;
let pages: Record<string, string>;

beforeAll(async () => {
  [site, browser] = await Promise.all([openDelegationSite(), launchBrowser()]);
  const { store } = site.portal;
  gama = await site.represent(site.ana, "11222333000181", "GAMA COMERCIO DE INSTRUMENTOS DE MEDICAO LTDA");
  agatha = await site.register("Agatha Teste");
  const [carla, elisa] = [await site.register("Carla Dias"), await site.register("Elisa Prado")];
  const by = { actorId: site.ana.id, companyId: site.alfa };
  await store.servicePackages.save({
    ...{ ...by, name: "Importação", description: "Para a equipe de comércio exterior", serviceIds: ["p020", "p070"] },
  });
  await store.delegations.update({
    ...{ ...by, cpf: carla.cpf },
    grants: [
      { serviceId: "p001", validUntil: new Date("2031-01-01T03:00:00Z") },
      { serviceId: "p070", serviceVersion: 4 },
    ],
  });
  await store.delegations.update({ ...by, cpf: carla.cpf, grants: [], revokes: ["p070"], reason: "Mudou de área" });
  const leaver = await site.register("Ester Melo");
  await site.represent(leaver, "12ABC34501DE35", "ALFA LTDA");
  await store.delegations.update({
    ...{ actorId: leaver.id, companyId: site.alfa, cpf: elisa.cpf, grants: [{ serviceId: "p015" }, { serviceId: "p018" }] },
  });
  const [bond] = await store.companies.bondsOf(leaver.id);
  await store.companies.endBond(bond!.id, { actor: "system:test", reason: "saiu" });
  const invited = nextCpf();
  await store.members.invite({ ...by, cpf: invited, email: "convidado@exemplo.com.br" });
  await store.delegationRequests.ask({
    ...{ accountId: carla.id, cnpj: "12ABC34501DE35", serviceId: "p004", reason: "Preciso para o laudo da filial" },
  });
  await store.substitutions.create({
    ...{ absentId: site.ana.id, companyId: site.alfa, substituteCpfs: [carla.cpf], serviceIds: null, reason: "Férias" },
    ...{ from: new Date("2031-03-01T03:00:00Z"), until: new Date("2031-03-16T03:00:00Z") },
  });
  const ana = await site.enter(site.ana);
  token = ana.cookies.get("sgci")!;
  const address = (path = "") => `/membros${path}?empresa=${site.alfa}`;
  pages = {
    ...{ members: address(), delegate: address("/delegar"), member: address(`/${carla.cpf}`) },
    ...{ suspended: address("/suspensas"), "member-suspended": address(`/${elisa.cpf}`), invited: address(`/${invited}`) },
    ...{ history: address(`/${carla.cpf}/historico`), unlink: address(`/${carla.cpf}/desvincular`) },
    ...{ requests: address("/pedidos"), packages: address("/pacotes"), package: address("/pacotes/novo") },
    ...{ batch: address("/em-lote"), copy: address("/copiar"), substitutions: address("/substituicoes") },
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function signedIn(size: keyof typeof SIZES, javaScriptEnabled = true): Promise<Page> {
  const context = await openWindow(browser, { viewport: SIZES[size], javaScriptEnabled });
  await context.addCookies([{ name: "sgci", value: token, url: site.portal.url }]);
  return context.newPage();
}

test.each(["desktop", "phone"] as const)(
  "every page is accessible and fits, on the %s",
  async (size) => {
    const page = await signedIn(size);
    const complaints = complaintsOf(page);
    const faults: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${site.portal.url}${path}`);
      for (const fault of await faultsOf(page)) faults.push(`${name}: ${fault}`);
      await picture(page, `delegation-${name}-${size}`);
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
  240_000,
);

describe.each(["desktop", "phone"] as const)("step 9 of the guide, on the %s", (size) => {
  test("search by CPF, Delegar, tick, Atualizar; then untick and confirm", async () => {
    const page = await signedIn(size);
    const complaints = complaintsOf(page);
    const look = async (name: string) => {
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `step9-${name}-${size}`);
    };
    await page.goto(`${site.portal.url}/membros?empresa=${site.alfa}`);
    await page.getByRole("link", { name: "Delegar membros" }).click();
    expect(await page.locator(".delegation-company").innerText()).toBe("12ABC34501DE35 - ALFA LTDA");
    await page.getByLabel("CPF:").fill(agatha.cpf);
    await page.getByRole("button", { name: "Pesquisar" }).click();
    await look("found");
    await page.getByRole("link", { name: "Delegar a Agatha Teste" }).click();
    const count = page.locator("[data-count]");
    expect(await count.innerText()).toBe("0 selecionados");
    await page.getByRole("button", { name: "Selecionar Todos" }).click();
    expect(await count.innerText()).toBe("10 selecionados");
    await page.getByRole("button", { name: "Selecionar Todos" }).click();
    expect(await count.innerText()).toBe("0 selecionados");
    for (const service of ["P001", "P015", "P070"])
      await page
        .getByLabel(new RegExp(`^${service}`))
        .first()
        .check();
    expect(await count.innerText()).toBe("3 selecionados");
    await look("ticked");
    await page.getByRole("button", { name: "Atualizar" }).last().click();
    expect(await page.locator(".notice").first().innerText()).toContain("3 serviços delegados");
    await look("done");
    await page.getByLabel(/^P015/).first().uncheck();
    await page.getByRole("button", { name: "Atualizar" }).last().click();
    await look("confirm");
    await page.getByLabel("Motivo (opcional)").fill("Mudou de área");
    await page.getByRole("button", { name: "Retirar" }).click();
    expect(await page.locator("[data-count]").innerText()).toBe("2 selecionados");
    // Ready for the other width.
    await site.portal.store.members.unlink({
      ...{ actorId: site.ana.id, companyId: site.alfa, cpf: agatha.cpf, reason: "fim do teste" },
    });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 90_000);
});

test("a batch is checked line by line, and the result is a file", async () => {
  const page = await signedIn("desktop");
  await page.goto(`${site.portal.url}${pages.batch}`);
  await page.getByLabel("Pessoas").fill(`${agatha.cpf}; P001; ; 31/12/2031\n123; P001\n${nextCpf()}; P001`);
  await page.getByRole("button", { name: "Conferir" }).click();
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, "delegation-preview-desktop");
  await page.getByRole("button", { name: "Delegar as linhas prontas" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Baixar o resultado (CSV)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("delegacoes.csv");
  await page.setViewportSize(SIZES.phone);
  expect(await faultsOf(page)).toEqual([]);
  await picture(page, "delegation-result-phone");
  await page.context().close();
}, 60_000);

test("a form that was opened for one company stays with it when another tab goes on with another", async () => {
  const page = await signedIn("desktop");
  await page.goto(`${site.portal.url}/membros/${agatha.cpf}?empresa=${site.alfa}`);
  const other = await page.context().newPage();
  await other.goto(`${site.portal.url}/membros?empresa=${gama}`);
  await other.locator("#trocar-empresa").selectOption(gama);
  await other.locator(".acting-switch button").click();
  await page.getByLabel(/^P130/).first().check();
  await page.getByRole("button", { name: "Atualizar" }).last().click();
  expect(await page.locator(".delegation-company").innerText()).toContain("ALFA LTDA");
  const of = async (companyId: string) =>
    (await site.portal.store.delegations.ofMember({ companyId, cpf: agatha.cpf })).map(({ serviceId }) => serviceId);
  expect(await of(site.alfa)).toContain("p130");
  expect(await of(gama)).toEqual([]);
  await picture(page, "delegation-other-tab-desktop");
  await page.context().close();
}, 60_000);
