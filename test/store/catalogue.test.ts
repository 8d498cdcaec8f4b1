import { readFile } from "node:fs/promises";
import { readCatalogue } from "../../src/store/catalogue.ts";

const ours = async () => JSON.parse(await readFile("workflows/services.json", "utf8"));

test("our catalogue offers the ten services of the guide, in its order, under stable ids", async () => {
  const services = readCatalogue(await ours());
  expect(services.map(({ code, name, versions }) => `${code} - ${name} v.${versions[0]?.version}`)).toEqual([
    "P001 - Acreditação Inicial de Organismos v.3",
    "P004 - Extensão/Redução de Escopo/Cancelamento/Suspensão da Acreditação v.3",
    "P015 - Acreditação Inicial v.2",
    "P018 - Alterações v.2",
    "P020 - Apreciação Técnica de Modelos v.3",
    "P034 - Feedback sobre a atuação da equipe avaliadora/inspetora v.1",
    "P061 - Cadastro de Empresas v.1",
    "P061 - Registro v.2",
    "P070 - Análise de Licença de Importação para Anuência v.4",
    "P130 - Processo de acreditação e reconhecimento v.1",
  ]);
});

test("every fault of a catalogue is named", async () => {
  const catalogue = await ours();
  catalogue.services[0].team = "nobody";
  catalogue.services[1].id = "p001";
  catalogue.services[2].versions.push({ ...catalogue.services[2].versions[0] });
  expect(() => readCatalogue(catalogue)).toThrow(
    /service p001 stands there twice[\s\S]*service p001: no team nobody is described[\s\S]*service p015: version 2 twice/,
  );
  delete catalogue.services[3].name;
  expect(() => readCatalogue(catalogue)).toThrow(/services\[3\]\.name/);
});
