import type { EngineClient } from "../../../src/camunda/client.ts";
import { HttpBrowser } from "../support/browser.ts";
import { type TestPortal, testPortal } from "../support/portal.ts";

/** An engine that gives out what no deployment of its own would let pass. */
const files: Record<string, string> = {
  "broken.bpmn": "<definitions",
  "empty.bpmn": '<definitions id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://example.com" />',
  "sound.bpmn": `<definitions id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://example.com">
    <process id="sound" name="Processo são" isExecutable="true"><startEvent id="begun" /></process></definitions>`,
  "forms/odd.form": "{",
};
const deployment = { id: "deployment", name: "orquestra-govbr", source: null, deploymentTime: "2026-11-21T10:00:00.000+0000" };
const engine = {
  processDefinitions: async () =>
    Object.keys(files)
      .filter((name) => name.endsWith(".bpmn"))
      .map((resource) => {
        const key = resource.replace(".bpmn", "");
        return { id: `${key}:1`, key, resource, version: 1, deploymentId: "deployment" };
      }),
  operations: {
    deployments: async () => [deployment],
    deployment: async () => deployment,
    deploymentResources: async () => Object.keys(files).map((name) => ({ id: name, name })),
    deploymentResource: async (_deployment: string, name: string) => files[name]!,
  },
} as unknown as EngineClient;

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal({ engine });
}, 60_000);
afterAll(() => portal?.stop());
const open = (path: string) => new HttpBrowser(portal.url).open(path);

test.each(["broken", "empty"])("a model that cannot be put into words (%s) says so, and its drawing is offered", async (key) => {
  const { status, text, html } = await open(`/como-funciona/${key}`);
  expect(status).toBe(200);
  expect(text).toContain("não pôde ser posto em palavras");
  expect(html).toContain(`data-model="/como-funciona/${key}/modelo.bpmn?versao=1"`);
});

test("the others are told as ever, and the list has them all", async () => {
  expect((await open("/como-funciona/sound")).text).toContain("Como funciona: Processo são");
  const { status, text } = await open("/como-funciona");
  expect(status).toBe(200);
  for (const name of ["Processo são", "broken", "empty"]) expect(text).toContain(name);
});
