import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { lintCommand } from "../../src/lint/command.ts";
import { contractsOf } from "../../src/lint/contracts.ts";
import { workers } from "../../workers/index.ts";

const topics = contractsOf(workers);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orquestra-lint-"));
  await cp(fileURLToPath(new URL("../../workflows", import.meta.url)), folder, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  let text = "";
  const code = await lintCommand(args, { folder, topics }, (line) => {
    text += `${line}\n`;
  });
  return { code, text };
}

/** A change of a model, for as long as the work takes. */
async function whileChanged(file: string, from: string, to: string, work: () => Promise<void>): Promise<void> {
  const path = join(folder, file);
  const before = await readFile(path, "utf8");
  expect(before).toContain(from);
  await writeFile(path, before.replaceAll(from, to));
  await work();
  await writeFile(path, before);
}

test("nothing to mend: exit code 0", async () => {
  expect(await run()).toEqual({ code: 0, text: expect.stringMatching(/modelos verificados: nada a corrigir/) });
});

test("an error: exit code 1, with the file, the element, what to do and the rule", async () => {
  await whileChanged("service-request.bpmn", 'camunda:topic="request-submit"', 'camunda:topic="request-sumbit"', async () => {
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toContain("service-request.bpmn\n  erro   Enviar o pedido (request-submit): Nenhum programa atende o tópico");
    expect(text).toContain("Você quis dizer “request-submit”?");
    expect(text).toContain("[known-topic]");
    // Who asks about another file reads nothing about this one.
    expect((await run("onboarding.bpmn")).code).toBe(0);
    const { code: again, text: json } = await run("--json", "workflows/service-request.bpmn");
    expect(again).toBe(1);
    expect(JSON.parse(json)).toMatchObject([
      { file: "service-request.bpmn", findings: expect.arrayContaining([expect.objectContaining({ rule: "known-topic" })]) },
    ]);
  });
});

test("warnings alone: exit code 0", async () => {
  await whileChanged("service-request.bpmn", 'name="Enviar o pedido"', "", async () => {
    const { code, text } = await run();
    expect(code).toBe(0);
    expect(text).toMatch(/0 erro\(s\), 1 aviso\(s\)/);
  });
});

test("what makes no sense: exit code 2, with how to use it", async () => {
  expect(await run("--wrong")).toEqual({ code: 2, text: expect.stringContaining("Uso: npm run lint:models") });
  expect(await run("missing.bpmn")).toEqual({ code: 2, text: expect.stringContaining("Nenhum modelo com esse nome") });
});

test("a file whose name no address can have is told, not left out", async () => {
  const path = join(folder, "prazo da migração.bpmn");
  await writeFile(path, "<definitions/>");
  const { code, text } = await run();
  await rm(path);
  expect(code).toBe(1);
  expect(text).toMatch(/prazo da migração\.bpmn\n {2}erro {3}O nome do arquivo só pode ter/);
  expect((await run()).code).toBe(0);
});
