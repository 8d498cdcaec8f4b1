import { explain } from "../../src/explanation/index.ts";
import { ask, condition, diagram, fork, line, task, world } from "../lint/support/diagram.ts";

const form = (...components: object[]) => ({ id: "address", components });
const context = { forms: {} as Record<string, unknown>, topics: world.topics, models: {}, teams: { team: "Equipe de teste" } };
const told = async (body: string, more: Partial<typeof context> = {}, root = "") =>
  (await explain(diagram(body, { root }), { ...context, ...more }))!;

test("steps stand in the order of the flow, whatever the order of the file", async () => {
  const { steps, name, purpose } = await told(
    `${task("count", "", "last")}${task("count", "", "first")}<startEvent id="begin" /><endEvent id="finish" name="Pronto" />
     <sequenceFlow id="c" sourceRef="last" targetRef="finish" /><sequenceFlow id="b" sourceRef="first" targetRef="last" />
     <sequenceFlow id="a" sourceRef="begin" targetRef="first" />`,
  );
  expect([name, purpose]).toEqual(["Tiny", ["Tiny."]]);
  expect(steps.map(({ id, number }) => [id, number])).toEqual([
    ["first", "1"],
    ["last", "2"],
  ]);
  expect(steps[1]!.ways).toEqual([{ kind: "flow", when: null, to: { kind: "end", id: "finish", name: "Pronto" } }]);
});

test("a loop is told as a way back; a way on is none", async () => {
  const { steps } = await told(
    `${task("count")}<startEvent id="begin" /><exclusiveGateway id="choice" name="De novo?" default="no" /><endEvent id="finish" />
     <sequenceFlow id="a" sourceRef="begin" targetRef="work" /><sequenceFlow id="b" sourceRef="work" targetRef="choice" />
     <sequenceFlow id="yes" name="Sim" sourceRef="choice" targetRef="work">${condition("${true}")}</sequenceFlow>
     <sequenceFlow id="no" sourceRef="choice" targetRef="finish" />`,
  );
  expect(steps[0]!.ways[0]!.to).toMatchObject({ kind: "step", number: "2", back: false, next: true });
  expect(steps[1]!.ways).toMatchObject([
    { when: "Sim", to: { number: "1", back: true } },
    { when: "Nos outros casos", to: { kind: "end", name: "Fim" } },
  ]);
});

test("joins are passed; a gateway of one way out is no step", async () => {
  const { steps } = await told(line('<exclusiveGateway id="join" />', task("count")));
  expect(steps.map(({ id }) => id)).toEqual(["work"]);
  expect((await told(fork(condition("${true}"), ""))).steps.map(({ id }) => id)).toEqual(["choice"]);
});

test("who does it: the person, the team by its name, somebody, the system", async () => {
  const who = async (attributes: string, inside = "") => (await told(line(ask("address", inside, attributes)))).steps[0]!.who;
  const applicant =
    '<extensionElements><camunda:properties><camunda:property name="who" value="applicant" /></camunda:properties></extensionElements>';
  expect(await who('camunda:assignee="${accountId}"')).toBe("Você");
  expect(await who('camunda:candidateGroups="team"', applicant)).toBe("Você");
  expect(await who('camunda:candidateGroups="team, other"')).toBe("Equipe de teste ou other");
  expect(await who('camunda:candidateGroups="${teamGroup}"')).toBe("A equipe responsável");
  expect(await who("")).toBe("Uma pessoa");
  expect((await told(line(task("count")))).steps[0]!.who).toBe("O sistema");
});

test("what a form asks: labels, answers, what is required and what depends", async () => {
  const schema = form(
    { type: "text", text: "# Título" },
    { type: "textfield", key: "to", label: "Nome", validate: { required: true } },
    { type: "group", components: [{ type: "radio", key: "kind", label: "Tipo", values: [{ label: "Um", value: "1" }] }] },
    { type: "select", key: "city", label: "=city", valuesExpression: "=cities", conditional: { hide: "=true" } },
  );
  const { steps } = await told(line(ask("address")), { forms: { address: schema } });
  expect(steps[0]!.asks).toEqual([
    { label: "Nome", required: true, options: [], note: null },
    { label: "Tipo", required: false, options: ["Um"], note: null },
    {
      ...{ label: "Campo cujo nome depende do seu caso", required: false, options: [] },
      note: "só em alguns casos e as opções dependem do seu caso",
    },
  ]);
  expect((await told(line(ask("address")))).steps[0]!.asks).toEqual([]);
});

test("what a task asks that names its fields itself", async () => {
  const field = (id: string, inside: string) =>
    `<camunda:formField id="${id}" label="${id}?" type="string">${inside}</camunda:formField>`;
  const needed = '<camunda:validation><camunda:constraint name="required" /></camunda:validation>';
  const limited = '<camunda:validation><camunda:constraint name="maxlength" config="9" /></camunda:validation>';
  const fields = [field("nome", needed), field("apelido", limited), field("tipo", '<camunda:value id="a" name="Um" />')].join("");
  const own = `<userTask id="ask" name="Ask"><extensionElements><camunda:formData>${fields}</camunda:formData></extensionElements></userTask>`;
  expect((await told(line(own))).steps[0]!.asks).toEqual([
    { label: "nome?", required: true, options: [], note: null },
    { label: "apelido?", required: false, options: [], note: null },
    { label: "tipo?", required: false, options: ["Um"], note: null },
  ]);
});

test("of a form in several languages, the Portuguese one", async () => {
  const forms = { "f-en": form({ type: "textfield", label: "Name" }), "f-pt": form({ type: "textfield", label: "Nome" }) };
  const { steps } = await told(line(ask("f-${language}")), { forms });
  expect(steps[0]!.asks.map(({ label }) => label)).toEqual(["Nome"]);
});

test("ways at the same time, and the point where they meet", async () => {
  const { steps } = await told(
    `<startEvent id="begin" /><parallelGateway id="split" />${task("count", "", "one")}${task("count", "", "two")}
     <parallelGateway id="meet" /><endEvent id="finish" />
     <sequenceFlow id="a" sourceRef="begin" targetRef="split" /><sequenceFlow id="b" sourceRef="split" targetRef="one" />
     <sequenceFlow id="c" sourceRef="split" targetRef="two" /><sequenceFlow id="d" sourceRef="one" targetRef="meet" />
     <sequenceFlow id="e" sourceRef="two" targetRef="meet" /><sequenceFlow id="f" sourceRef="meet" targetRef="finish" />`,
  );
  expect(steps.map(({ id, name, together }) => [id, name, together])).toEqual([
    ["split", "Caminhos ao mesmo tempo", true],
    ["one", "Work", false],
    ["two", "Work", false],
    ["meet", "Todos os caminhos chegam", false],
  ]);
});

test("steps of a subprocess stand in it; what happens at any time says what sets it off", async () => {
  const inner = `<startEvent id="inner" /><sequenceFlow id="i" sourceRef="inner" targetRef="deep" />${task("count", "", "deep")}
    <endEvent id="done" name="Parte feita" /><sequenceFlow id="o" sourceRef="deep" targetRef="done" />`;
  const event = `<subProcess id="any" name="Cancelamento" triggeredByEvent="true"><startEvent id="called-off">
    <messageEventDefinition id="m" messageRef="off" /></startEvent><endEvent id="gone" />
    <sequenceFlow id="g" sourceRef="called-off" targetRef="gone" /></subProcess>`;
  const { steps, ends } = await told(
    `${line(`<subProcess id="part" name="Parte">${inner}</subProcess>`)}${event}`,
    {},
    '<message id="off" name="cancelar" />',
  );
  const inside = [{ id: "deep", number: "1.1", ways: [{ to: { kind: "part", name: "Parte feita" } }] }];
  expect(steps[0]).toMatchObject({ number: "1", kind: "part", inside });
  expect(ends.map(({ name }) => name)).toEqual(["End"]);
  expect(steps[1]).toMatchObject({ number: "2", setOffBy: "chega a mensagem “cancelar”", ways: [] });
});

test("a called model is named and linked when it is there, and what it refuses is explained by itself", async () => {
  const call = '<callActivity id="call" name="Chamada" calledElement="other" />';
  const boundary = `<boundaryEvent id="no" attachedToRef="call"><errorEventDefinition id="e" errorRef="error" /></boundaryEvent>`;
  const error = '<error id="error" name="NOT_TODAY" errorCode="NOT_TODAY" />';
  const models = { other: { name: "Outro", refusals: { NOT_TODAY: "Hoje não." } } };
  const known = await told(line(call) + boundary, { models }, error);
  expect(known.steps[0]!.calls).toEqual({ key: "other", name: "Outro", known: true });
  expect(known.refusals).toMatchObject([{ code: "NOT_TODAY", name: "NOT_TODAY", means: "Hoje não.", to: { kind: "over" } }]);
  const unknown = await told(line(call) + boundary, {}, error);
  expect(unknown.steps[0]!.calls).toEqual({ key: "other", name: "Chamada", known: false });
  expect(unknown.refusals).toMatchObject([{ means: null }]);
});

test("what repeats says how", async () => {
  const loop = (sequential: boolean) =>
    `<multiInstanceLoopCharacteristics isSequential="${sequential}" camunda:collection="all" />`;
  const repeats = async (inside: string) => (await told(line(task("count", inside)))).steps[0]!.repeats;
  expect(await repeats(loop(true))).toBe("Repete-se, um de cada vez");
  expect(await repeats(loop(false))).toBe("Repete-se, todos ao mesmo tempo");
  expect(await repeats("")).toBeNull();
});
