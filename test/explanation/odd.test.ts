import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type ExplanationContext, explain, type Step } from "../../src/explanation/index.ts";
import { contractsOf } from "../../src/lint/contracts.ts";
import { loadModels } from "../../src/rehearsal/index.ts";
import { workers } from "../../workers/index.ts";
import { diagram, line, task } from "../lint/support/diagram.ts";

const folder = join(import.meta.dirname, "..", "..", "workflows");
const context: ExplanationContext = { forms: {}, topics: {}, models: {}, teams: {} };
const DEFINITIONS = 'id="d" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://example.com"';

test.each([
  ["no XML", "nothing"],
  ["empty", ""],
  ["cut off", diagram(line(task("count"))).slice(0, 300)],
  ["no process", `<definitions ${DEFINITIONS} />`],
])("%s explains nothing", async (_name, xml) => {
  expect(await explain(xml, context)).toBeNull();
});

test.each([
  ["an empty process", "", []],
  ["nothing named", '<startEvent id="a" /><task id="b" /><sequenceFlow id="c" sourceRef="a" targetRef="b" />', ["Passo"]],
  [
    "a flow from and to nowhere",
    `<startEvent id="a" /><sequenceFlow id="c" sourceRef="gone" targetRef="lost" />${task("count")}`,
    ["Work"],
  ],
  ["no start", task("count"), ["Work"]],
  [
    "gateways in a ring",
    '<startEvent id="a" /><exclusiveGateway id="b" /><exclusiveGateway id="c" /><sequenceFlow id="1" sourceRef="a" targetRef="b" /><sequenceFlow id="2" sourceRef="b" targetRef="c" /><sequenceFlow id="3" sourceRef="c" targetRef="b" />',
    [],
  ],
  [
    "a boundary event on nothing",
    `${line(task("count"))}<boundaryEvent id="b"><timerEventDefinition id="t" /></boundaryEvent>`,
    ["Work"],
  ],
  [
    "events of no kind we know",
    line('<intermediateThrowEvent id="x"><linkEventDefinition id="l" name="here" /></intermediateThrowEvent>'),
    ["Marco"],
  ],
  ["a script", line('<scriptTask id="s" name="Conta" scriptFormat="groovy"><script>1 &lt; 2</script></scriptTask>'), ["Conta"]],
  ["a subprocess without anything", line('<subProcess id="s" name="Parte" />'), ["Parte"]],
  [
    "elements of another maker",
    `${line(task("count"))}<zeebe:thing xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" />`,
    ["Work"],
  ],
])("%s is told as far as it goes", async (_name, body, names) => {
  const told = await explain(diagram(body), context);
  expect(told!.steps.map(({ name }) => name)).toEqual(names);
});

test.each([[{ components: "none" }], [null], [[1]], [{ components: [null, 3, { type: "radio", values: [null] }] }]])(
  "a form that is none, %j, breaks nothing",
  async (schema) => {
    const ask = '<userTask id="ask" name="Ask" camunda:formRef="odd" />';
    expect((await explain(diagram(line(ask)), { ...context, forms: { odd: schema } }))!.steps).toHaveLength(1);
  },
);

test("a long model is told whole, and soon", async () => {
  const parts = Array.from({ length: 1_500 }, (_, index) => task("count", "", `work-${index}`));
  const told = await explain(diagram(line(...parts)), context);
  expect(told!.steps.at(-1)).toMatchObject({ number: "1500", id: "work-1499" });
}, 30_000);

test("of several processes in a file, the one that was asked for", async () => {
  const xml = `<definitions ${DEFINITIONS}><process id="one" name="Um" /><process id="two" name="Dois" /></definitions>`;
  expect((await explain(xml, context, "two"))!.name).toBe("Dois");
  expect((await explain(xml, context))!.name).toBe("Um");
});

describe("our own models", () => {
  const all = (steps: Step[]): Step[] => steps.flatMap((step) => [step, ...all(step.inside)]);

  test("read well: everything has a name, nothing shows an expression or a word of programs, every end says what it means", async () => {
    for (const [key, xml] of Object.entries(await loadModels(folder))) {
      const told = (await explain(xml, { ...context, topics: contractsOf(workers) }, key))!;
      expect([key, told.purpose.length]).toEqual([key, 1]);
      expect(all(told.steps).filter(({ name }) => name === "Passo")).toEqual([]);
      expect(told.ends.filter(({ text }) => text === null)).toEqual([]);
      expect(JSON.stringify(told)).not.toMatch(/\$\{|#\{|variáve|chave de negócio|PKCE/);
    }
  });

  test("the request of a service says who decides, what is asked and what happens after 60 days", async () => {
    const xml = await readFile(join(folder, "service-request.bpmn"), "utf8");
    const form = JSON.parse(await readFile(join(folder, "forms", "request-analysis.form"), "utf8"));
    const told = (await explain(xml, { ...context, forms: { "request-analysis": form }, topics: contractsOf(workers) }))!;
    const analysis = told.steps.find(({ id }) => id === "analyse-request")!;
    expect(analysis).toMatchObject({ who: "A equipe responsável", asks: [{ label: "Decisão" }, { label: "Parecer" }] });
    expect(told.deadlines).toContainEqual(
      expect.objectContaining({ step: expect.objectContaining({ id: "fill-request" }), when: "60 dias sem envio" }),
    );
    expect(told.refusals.map(({ code, means }) => [code, means?.slice(0, 8)])).toContainEqual(["SUBMISSION_REFUSED", "A pessoa"]);
    expect(told.ends.map(({ id }) => id)).not.toContain("correction-warned");
  });
});
