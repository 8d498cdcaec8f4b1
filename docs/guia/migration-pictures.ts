import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { launchBrowser } from "../../test/support/browser.ts";
import { startSystem } from "../../test/support/system.ts";
import { fill, logIn, openPage, picture, press } from "./camera.ts";

/**
 * Takes the pictures of the migration anew, from the system as `npm start` runs it and with the simulator's people:
 * `node --import tsx docs/guia/migration-pictures.ts`. An administrator imports the old world, a member brings a login along,
 * and a second one of his becomes a case for the staff.
 */
const [IGOR, PAULO] = ["84268465642", "64820539124"] as const;
const PASSWORD = "Senha-Antiga-1";
const HASH = createHash("md5").update(PASSWORD).digest("hex");

const accounts = [
  "login;name;email;cpf;cnpj;password_hash;hash_scheme;status",
  `igor.batista;Igor Batista;igor@metrologica.example;;;${HASH};md5;active`,
  `lab.filial;Laboratório da filial;lab@metrologica.example;52601815906;;${HASH};md5;active`,
  ...["qualidade", "recepcao", "calibracao"].map((login) => `${login};Equipe ${login};;;;${HASH};md5;active`),
];
const processes = [
  "number;service;version;status;owner_login;opened_at;finished_at;engine_instance",
  "2019-0412;Registro de objeto;2;finished;igor.batista;2019-03-11;2019-08-02;",
  "2023-1178;Anuência para importação;4;finished;igor.batista;2023-05-04;2023-05-29;",
  "2026-0093;Registro de objeto;5;open;igor.batista;2026-02-10;;",
  "2024-0550;Supervisão metrológica;1;open;lab.filial;2024-09-01;;",
];

const [system, browser] = await Promise.all([startSystem(), launchBrowser()]);
try {
  const paulo = await open("/equipe/entrar");
  await logIn(paulo, PAULO);
  await paulo.goto("/equipe/migracao/importacoes");
  await paulo.getByLabel("Arquivo dos logins (CSV)").setInputFiles(file("logins.csv", accounts));
  await paulo.getByLabel("Arquivo dos processos (CSV)").setInputFiles(file("processos.csv", processes));
  await press(paulo, "Simular");
  await picture(paulo, "migracao-simulacao");
  await press(paulo, "Importar");

  const igor = await open("/");
  await picture(igor, "migracao-entrada", undefined, 600);
  await prove(igor, "igor.batista");
  await picture(igor, "migracao-normalizacao");
  await igor.getByRole("link", { name: /Entrar com/ }).click();
  await logIn(igor, IGOR);
  await press(igor, "Começar o cadastro", /^Nacional/, /^Etapa 2/);
  await igor.getByRole("link", { name: /Entrar com/ }).click();
  await igor.getByRole("heading", { name: "Conferir a migração" }).waitFor();
  await picture(igor, "migracao-conferir");
  await Promise.all([igor.waitForURL("**/recibo"), press(igor, "Confirmar a migração")]);
  await picture(igor, "migracao-comprovante");

  await igor.goto("/acesso-antigo");
  await prove(igor, "lab.filial");
  await press(igor, /^Continuar como/);
  await igor.getByRole("heading", { name: "A migração precisa de uma decisão do Inmetro" }).waitFor();
  await paulo.goto("/equipe/migracao/conflitos");
  await paulo.getByRole("link", { name: "Decidir o caso de lab.filial" }).click();
  await picture(paulo, "migracao-conflito", undefined, 1_300);
  await paulo.goto("/equipe/migracao");
  await picture(paulo, "migracao-painel", undefined, 1_450);
} finally {
  await browser.close();
  await system.dispose();
}

function file(name: string, lines: string[]) {
  return { name, mimeType: "text/csv", buffer: Buffer.from(`${lines.join("\n")}\n`) };
}

async function prove(page: Page, login: string): Promise<void> {
  await page.getByRole("textbox", { name: "Login antigo" }).fill(login);
  await press(page, "Continuar");
  await fill(page, { "Senha do Orquestra": PASSWORD }, "Confirmar");
}

function open(path: string): Promise<Page> {
  return openPage(browser, system.portalUrl, path);
}
