import { compile } from "../../../src/engine/model/compile.ts";
import type { ProcessModel } from "../../../src/engine/model/definition.ts";
import { message, model, start, timer, user } from "../core/support/models.ts";

async function compiled(xml: string): Promise<ProcessModel[]> {
  const result = await compile("m.bpmn", xml);
  if (!result.ok) throw new Error(result.message);
  return result.processes;
}

test("what is known of a process before it runs", async () => {
  const attributes =
    ' name="Name" camunda:versionTag="v1" camunda:isStartableInTasklist="false" camunda:candidateStarterGroups="a, b"';
  const [process] = await compiled(model(`<bpmn:documentation>Text</bpmn:documentation>${start()}`, { attributes }));
  expect(process).toMatchObject({
    key: "p",
    name: "Name",
    versionTag: "v1",
    historyTimeToLive: 30,
    category: "http://example.com",
    description: "Text",
    startableInTasklist: false,
    candidateStarterUsers: [],
    candidateStarterGroups: ["a", "b"],
  });
});

test("start events", async () => {
  const form = 'camunda:formRef="f" camunda:formRefBinding="deployment"';
  const body = `<bpmn:startEvent id="n" ${form}/>${start("m", '<bpmn:messageEventDefinition messageRef="go"/>')}`;
  const [process] = await compiled(model(body, { definitions: message("go", "Go!") }));
  expect(process!.startEvents).toEqual([
    {
      ...{ activityId: "n", kind: "none", formKey: null, formData: null },
      formRef: { key: "f", binding: "deployment", version: null },
    },
    { activityId: "m", kind: "message", messageName: "Go!", formKey: null, formRef: null, formData: null },
  ]);
});

test("a timer start event", async () => {
  const [process] = await compiled(model(start("t", timer("timeCycle", "R/P1D"))));
  expect(process!.startEvents[0]).toMatchObject({ kind: "timer", timer: { kind: "cycle", text: "R/P1D" } });
});

test("processes that are not executable are left out", async () => {
  expect(await compiled(model(start()).replace('isExecutable="true"', 'isExecutable="false"'))).toEqual([]);
});

test("several processes of one file", async () => {
  const xml = model(start()).replace(
    "</bpmn:definitions>",
    '<bpmn:process id="q" isExecutable="true" camunda:historyTimeToLive="1"><bpmn:startEvent id="t"/></bpmn:process></bpmn:definitions>',
  );
  expect((await compiled(xml)).map(({ key }) => key)).toEqual(["p", "q"]);
});

test("documentation, names and camunda:properties of elements can be read from the model", async () => {
  const inside =
    '<bpmn:documentation>Why</bpmn:documentation><bpmn:extensionElements><camunda:properties><camunda:property name="step" value="one"/></camunda:properties></bpmn:extensionElements>';
  const [process] = await compiled(model(start() + user("u", "", inside)));
  expect(process!.elements.get("u")).toMatchObject({ name: "u", documentation: "Why", properties: { step: "one" } });
});

test("the content may stand in any namespace prefix", async () => {
  const [process] = await compiled(model(start()).replaceAll("bpmn:", "").replace("xmlns:bpmn=", "xmlns="));
  expect(process!.key).toBe("p");
});
