import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newSite, type Site } from "../support/site.ts";
import { launch } from "../support/system.ts";

let site: Site;
let folder: string;
beforeAll(async () => {
  site = await newSite();
  folder = await mkdtemp(join(tmpdir(), "orquestra-models-"));
  await cp(fileURLToPath(new URL("../../workflows", import.meta.url)), folder, { recursive: true });
});
afterAll(async () => {
  await site?.remove();
  await rm(folder, { recursive: true, force: true });
});

test("models with errors are not deployed: the command says what is wrong, before it asks any engine", async () => {
  const file = join(folder, "service-request.bpmn");
  await writeFile(file, (await readFile(file, "utf8")).replaceAll('camunda:topic="request-submit"', 'camunda:topic="no-such"'));
  // Nothing listens there: the engine would be waited for.
  const engine = { ENGINE_REST_URL: "http://127.0.0.1:9/engine-rest", ENGINE_REST_USER: "u", ENGINE_REST_PASSWORD: "p" };
  const command = launch(site, "deploy", { ...engine, MODELS_DIR: folder });
  expect(await command.exit).toBe(1);
  expect(command.output()).toContain("Nada foi implantado: os modelos têm erros.");
  expect(command.output()).toContain("Enviar o pedido (request-submit): Nenhum programa atende o tópico “no-such”");
}, 60_000);
