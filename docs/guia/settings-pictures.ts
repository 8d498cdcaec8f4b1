import type { Page } from "playwright-core";
import { launchBrowser } from "../../test/support/browser.ts";
import { startSystem } from "../../test/support/system.ts";
import { fill, logIn, openPage, picture, press } from "./camera.ts";

/**
 * Takes the pictures of "Configurações pessoais" and of those who help people anew, from the system as `npm start` runs it:
 * `node --import tsx docs/guia/settings-pictures.ts`.
 */
const [ANA, PAULO] = ["52601815906", "64820539124"] as const;

const [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
try {
  const ana = await open("/");
  await press(ana, "Começar o cadastro", /^Nacional/, /^Etapa 1/);
  await ana.getByRole("link", { name: /Entrar com/ }).click();
  await logIn(ana, ANA);
  await Promise.all([ana.waitForURL("**/inicio"), press(ana, "Vincular")]);
  await ana.goto("/configuracoes");
  await picture(ana, "configuracoes-alertas");
  await ana.goto("/configuracoes/sessoes");
  await picture(ana, "configuracoes-sessoes");
  await ana.goto("/configuracoes/consentimentos/revogar?finalidade=govbr-personal-data");
  await picture(ana, "configuracoes-revogar");
  await ana.goto("/configuracoes/meus-dados");
  await picture(ana, "configuracoes-meus-dados", undefined, 900);

  const paulo = await open("/equipe/entrar");
  await logIn(paulo, PAULO);
  await paulo.goto("/equipe/migracao/prazo");
  await fill(paulo, { "Último dia do prazo": "31/12/2029", Motivo: "Portaria 12/2026: prorrogação a pedido do setor." }, "Conferir");
  await press(paulo, "Confirmar o prazo");
  await picture(paulo, "atendimento-prazo", undefined, 1_100);
  await paulo.goto("/equipe/mensagens");
  await picture(paulo, "atendimento-mensagens");
  await paulo.goto("/equipe/auditoria?ato=company-linked");
  await picture(paulo, "atendimento-auditoria");
  await paulo.goto("/equipe/consulta?busca=ana");
  await paulo.getByRole("link", { name: /^Ana/ }).first().click();
  await picture(paulo, "atendimento-consulta");
} finally {
  await browser.close();
  await system.dispose();
}

function open(path: string): Promise<Page> {
  return openPage(browser, system.portalUrl, path);
}
