import type { Page } from "playwright-core";
import { launchBrowser } from "../../test/support/browser.ts";
import { startSystem } from "../../test/support/system.ts";
import { fill, logIn, openPage, picture, press } from "./camera.ts";

/**
 * Takes the pictures of the guide anew, from the system as `npm start` runs it and with the simulator's people:
 * `node --import tsx docs/guia/pictures.ts`. The story is the guide's: a member registers, a partner delegates, the member
 * opens a process, the team asks for corrections.
 */
const [ANA, IGOR, RENATA, JOANA] = ["52601815906", "84268465642", "71429038640", "79244026830"] as const;
const DOCUMENT = { name: "Contrato social.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") };

const [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
try {
  const igor = await register(IGOR, /^Etapa 2/);
  await picture(igor, "inicio-do-membro");
  const ana = await register(ANA, /^Etapa 1/);
  await picture(ana, "vincular-empresa");
  await Promise.all([ana.waitForURL("**/inicio"), press(ana, "Vincular")]);
  await picture(ana, "inicio-do-representante", undefined, 1_100);
  await delegate(ana);
  await openProcess(igor, ana);
  await analyse(igor);
  await ana.goto("/acompanhamento");
  await picture(ana, "monitoramento");
} finally {
  await browser.close();
  await system.dispose();
}

async function delegate(page: Page): Promise<void> {
  await page.goto("/membros/pacotes/novo");
  await fill(page, { Nome: "Organismos" });
  for (const code of ["P001", "P004"]) await page.getByLabel(new RegExp(`^${code} `)).check();
  await press(page, "Salvar");
  await page.goto("/membros/delegar");
  await fill(page, { "CPF:": JOANA }, "Pesquisar");
  await picture(page, "convite");
  await fill(page, { "CPF:": IGOR }, "Pesquisar");
  await picture(page, "buscar-membro");
  await page.getByRole("link", { name: /^Delegar a / }).click();
  await press(page, "Organismos");
  await page.locator("summary").last().click();
  await page.getByLabel("Fim").last().fill("31/12/2029");
  await picture(page, "delegar-servicos", "Delegar Processos", 1_200);
  await press(page, "Atualizar");
  await page.goto("/membros");
  await picture(page, "membros-delegados");
  await page.goto("/membros/em-lote");
  await fill(page, { Pessoas: "842.684.656-42; P015, P020; ; 31/12/2029\n792.440.268-30; P001" }, "Conferir");
  await picture(page, "em-lote");
  await page.goto("/membros/substituicoes");
  await picture(page, "substituicoes", "Substituições");
}

async function openProcess(page: Page, ana: Page): Promise<void> {
  await page.goto("/processos");
  await picture(page, "processos-que-posso-iniciar");
  await page.getByText("Pedir este serviço").first().click();
  await page.getByLabel("Motivo do pedido").first().fill("Vou cuidar do laboratório da filial.");
  await press(page, "Enviar o pedido");
  await ana.goto("/membros/pedidos");
  await picture(ana, "pedidos");
  await press(page, /^Iniciar P001/);
  await fill(page, { "O que a empresa pede": "Acreditação como organismo de certificação de válvulas." });
  await fill(page, { "Pessoa de contato": "Igor Batista Fonseca", "Telefone de contato": "21 2563-2800" });
  await page.getByLabel("Escolher documentos").setInputFiles(DOCUMENT);
  await press(page, "Anexar");
  await page.getByRole("link", { name: DOCUMENT.name }).waitFor();
  await picture(page, "preencher-o-pedido", "Preencher o pedido", 1_600);
  await press(page, "Continuar");
  await page.getByText("O pedido está com a equipe do Inmetro").waitFor();
}

async function analyse(igor: Page): Promise<void> {
  const page = await open("/equipe/entrar");
  await logIn(page, RENATA);
  await page.goto("/equipe/tarefas");
  await picture(page, "tarefas-da-equipe");
  await page.getByRole("link", { name: /P001-/ }).click();
  await press(page, "Assumir a tarefa");
  await page.getByLabel("Pedir correções").check();
  await fill(page, { Parecer: "Falta a certidão de regularidade fiscal." });
  await picture(page, "analisar-o-pedido", "Pedido");
  await press(page, "Concluir a tarefa");
  await page.getByText("A decisão está registrada.").waitFor();
  await igor.goto("/avisos");
  await picture(igor, "avisos");
  await igor.getByRole("link", { name: /^Ver o processo: Correção pedida/ }).click();
  await igor.getByLabel("O que foi corrigido").waitFor();
  await picture(igor, "correcoes", "Corrigir o pedido", 1_300);
}

/** From the entry page through Gov.br, to whatever comes after its consent. */
async function register(cpf: string, stage: RegExp): Promise<Page> {
  const page = await open("/");
  await press(page, "Começar o cadastro", /^Nacional/, stage);
  await page.getByRole("link", { name: /Entrar com/ }).click();
  await logIn(page, cpf);
  return page;
}

function open(path: string): Promise<Page> {
  return openPage(browser, system.portalUrl, path);
}
