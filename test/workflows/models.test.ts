import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { languages } from "../../src/domain/language.ts";
import { compile } from "../../src/engine/model/compile.ts";
import { loadModels } from "../../src/rehearsal/index.ts";
import { workers } from "../../workers/index.ts";
import { extensions, type ModelElement, property, readModel } from "./support/model.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const models = await loadModels(folder);
const files = (await readdir(`${folder}/forms`)).filter((name) => name.endsWith(".form"));
const formIds = await Promise.all(
  files.map(async (file) => JSON.parse(await readFile(`${folder}/forms/${file}`, "utf8")).id as string),
);
/** The forms that a reference names: one for each language where it ends with `${language}`. */
const formsOf = (formRef: string) =>
  formRef.endsWith("-${language}") ? languages.map((one) => formRef.replace("${language}", one)) : [formRef];
const read = await Promise.all(Object.entries(models).map(async ([key, xml]) => ({ key, xml, model: await readModel(xml) })));

describe.each(read)("$key", ({ key, xml, model }) => {
  const { definitions, process, elements } = model;
  const ofType = (type: string) => elements.filter(({ $type }) => $type === `bpmn:${type}`);
  const flows = ofType("SequenceFlow");
  const nodes = elements.filter(({ $type }) => $type !== "bpmn:SequenceFlow");

  test("is read without a warning and compiles", async () => {
    expect(model.warnings).toEqual([]);
    expect(await compile(`${key}.bpmn`, xml)).toMatchObject({ ok: true, warnings: [] });
  });

  test("is one process, named after its file, for Camunda 7.24", () => {
    expect(definitions.rootElements.filter(({ $type }: ModelElement) => $type === "bpmn:Process")).toHaveLength(1);
    expect(process).toMatchObject({ id: key, isExecutable: true, historyTimeToLive: "P180D", versionTag: expect.any(String) });
    expect(definitions.$attrs).toMatchObject({
      "modeler:executionPlatform": "Camunda Platform",
      "modeler:executionPlatformVersion": "7.24.0",
    });
  });

  test("has readable ids, unique, in kebab case", () => {
    const ids = [...elements, ...definitions.rootElements].map(({ id }: ModelElement) => id);
    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("every element and every flow out of an exclusive gateway has a name", () => {
    expect(nodes.filter(({ name }) => !name).map(({ id }) => id)).toEqual([]);
    const decided = flows.filter(({ sourceRef }) => sourceRef.$type === "bpmn:ExclusiveGateway");
    expect(decided.filter(({ name }) => !name).map(({ id }) => id)).toEqual([]);
  });

  test("every exclusive gateway has a default flow, and conditions in JUEL on the others", () => {
    for (const gateway of ofType("ExclusiveGateway")) {
      expect(gateway.default).toBeDefined();
      for (const flow of gateway.outgoing as ModelElement[]) {
        const condition = flow.conditionExpression?.body;
        if (flow === gateway.default) expect(condition).toBeUndefined();
        else expect(condition).toMatch(/^\$\{.+ (==|!=|<|>) .+\}$/);
      }
    }
  });

  test("does nothing by script, class or expression, and listens to nothing", () => {
    expect(elements.filter(({ $type }) => /Script|Complex|Transaction/.test($type))).toEqual([]);
    for (const task of ofType("ServiceTask")) {
      expect(task).toMatchObject({ type: "external" });
      expect([task.class, task.delegateExpression, task.expression, task.implementation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
    expect(elements.flatMap(extensions).filter(({ $type }) => /Listener|Connector|Script/.test($type))).toEqual([]);
  });

  test("every topic has a worker, and every BPMN error it throws is caught where it is used", () => {
    for (const task of ofType("ServiceTask")) {
      const worker = workers.find(({ topic }) => topic === task.topic);
      expect([task.id, worker?.topic]).toEqual([task.id, task.topic]);
      const caught = ofType("BoundaryEvent")
        .filter((event) => event.attachedToRef === task)
        .flatMap(({ eventDefinitions }) => eventDefinitions.map((definition: ModelElement) => definition.errorRef?.errorCode));
      expect([task.id, caught.sort()]).toEqual([task.id, Object.keys(worker!.errors).sort()]);
    }
  });

  test("every user task has a form of this folder, bound to the deployment, and a step", () => {
    for (const task of ofType("UserTask")) {
      expect(task).toMatchObject({ formRefBinding: "deployment" });
      expect(formIds).toEqual(expect.arrayContaining(formsOf(task.formRef)));
      expect([task.id, property(task, "step")]).toEqual([task.id, expect.any(String)]);
      expect([task.id, task.assignee ?? task.candidateGroups]).toEqual([
        task.id,
        expect.stringMatching(/^(\$\{(accountId|teamGroup)\}|atendimento)$/),
      ]);
    }
  });

  test("every wait for a message names its page, where people wait", () => {
    if (ofType("UserTask").length === 0) return;
    const waits = [...ofType("EventBasedGateway"), ...ofType("ReceiveTask"), ...ofType("IntermediateCatchEvent")].filter(
      ({ eventDefinitions }) => eventDefinitions?.[0].$type !== "bpmn:TimerEventDefinition",
    );
    expect(waits.filter((wait) => !property(wait, "page")).map(({ id }) => id)).toEqual([]);
  });

  test("every end explains itself", () => {
    expect(ofType("EndEvent").filter(({ documentation }) => !documentation?.[0]?.text)).toEqual([]);
  });

  test("calls only what is deployed with it, by binding deployment and with its business key", () => {
    for (const call of ofType("CallActivity")) {
      expect(Object.keys(models)).toContain(call.calledElement);
      expect(call.calledElementBinding).toBe("deployment");
      const passesKey = extensions(call).some(({ businessKey }) => businessKey === "#{execution.processBusinessKey}");
      expect([call.id, passesKey]).toEqual([call.id, true]);
    }
  });
});

test("every worker is used by a model", () => {
  const used = new Set(read.flatMap(({ model }) => model.elements.map(({ topic }) => topic)));
  expect(workers.filter(({ topic }) => !used.has(topic)).map(({ topic }) => topic)).toEqual([]);
});

test("every form is used by a model", () => {
  const used = new Set(read.flatMap(({ model }) => model.elements.flatMap(({ formRef }) => (formRef ? formsOf(formRef) : []))));
  expect(formIds.filter((id) => !used.has(id))).toEqual([]);
});
