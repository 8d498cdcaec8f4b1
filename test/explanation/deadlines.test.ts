import { explain } from "../../src/explanation/index.ts";
import { durationInWords } from "../../src/explanation/timers.ts";
import { ask, diagram, line, task, world } from "../lint/support/diagram.ts";

const context = { forms: {}, topics: world.topics, models: {}, teams: {} };
const told = async (body: string, root = "") => (await explain(diagram(body, { root }), context))!;

/** A task with a timer that leads to an end of its own. */
const timed = (kind: string, value: string, attributes = "") =>
  `${line(task("count"))}<boundaryEvent id="late" attachedToRef="work" ${attributes}><timerEventDefinition id="t">
     <${kind} xsi:type="tFormalExpression">${value}</${kind}></timerEventDefinition></boundaryEvent>
   <endEvent id="over" name="Vencido" /><sequenceFlow id="out" sourceRef="late" targetRef="over" />`;

test.each([
  ["P60D", "60 dias"],
  ["P1D", "1 dia"],
  ["P1DT12H", "1 dia e 12 horas"],
  ["P1Y2M3W", "1 ano, 2 meses e 3 semanas"],
  ["PT90M", "90 minutos"],
  ["PT1.5S", "1 segundo"],
  ["PT0S", "0 segundos"],
  ["60 dias", null],
  ["P", null],
  ["PT", null],
])("the duration %s is %s", (duration, words) => {
  expect(durationInWords(duration)).toBe(words);
});

test.each([
  ["timeDuration", "P60D", "Depois de 60 dias"],
  ["timeDuration", "${days}", "Depois de um prazo"],
  ["timeDate", "2027-01-31T12:00:00Z", "Em 31/01/2027, 09:00"],
  ["timeDate", "${until}", "Na data marcada para o seu caso"],
  ["timeDate", "amanhã", "Na data marcada para o seu caso"],
  ["timeCycle", "R3/P15D", "A cada 15 dias, até 3 vezes"],
  ["timeCycle", "R/PT1H", "A cada 1 hora"],
  ["timeCycle", "0 0 2 * * ?", "Em horários fixos"],
])("%s %s is told as “%s”", async (kind, value, words) => {
  const { deadlines } = await told(timed(kind, value));
  expect(deadlines).toMatchObject([{ when: words, warning: false, to: { kind: "end", name: "Vencido" } }]);
});

test("a name that says the time is enough; any other gets it", async () => {
  const when = async (name: string) => (await told(timed("timeDuration", "P60D", `name="${name}"`))).deadlines[0]!.when;
  expect(await when("60 dias sem envio")).toBe("60 dias sem envio");
  expect(await when("Prazo vencido")).toBe("Prazo vencido (depois de 60 dias)");
});

test("a reminder is a warning, and its end is none of the whole", async () => {
  const reminder = await told(timed("timeCycle", "R3/P15D", 'name="Aviso" cancelActivity="false"'));
  expect(reminder.deadlines).toMatchObject([
    { when: "Enquanto isso, aviso (a cada 15 dias, até 3 vezes)", warning: true, to: { kind: "aside" } },
  ]);
  expect(reminder.ends.map(({ name }) => name)).toEqual(["End"]);
  expect((await told(timed("timeDuration", "P1D"))).ends.map(({ name }) => name)).toEqual(["End", "Vencido"]);
});

test("a refusal says what its code means, as the worker tells it", async () => {
  const caught = (code: string, name = "") =>
    told(
      `${line(task("send-mail"))}<boundaryEvent id="no" ${name} attachedToRef="work"><errorEventDefinition id="e" errorRef="error" />
       </boundaryEvent><endEvent id="over" name="Recusado" /><sequenceFlow id="out" sourceRef="no" targetRef="over" />`,
      `<error id="error" name="${code}" errorCode="${code}" />`,
    );
  expect((await caught("NO_ADDRESS", 'name="Sem envio"')).refusals).toMatchObject([
    { code: "NO_ADDRESS", name: "Sem envio", means: "Sem endereço", to: { name: "Recusado" } },
  ]);
  expect((await caught("NO_ADDRESS")).steps[0]!.ways[1]!.when).toBe("NO_ADDRESS. Sem endereço");
  expect((await caught("OTHER")).refusals).toMatchObject([{ name: "OTHER", means: null }]);
});

test("of two workers that refuse with the same code, the step's own tells what it means", async () => {
  const other = { ...world.topics["send-mail"]!, errors: { NO_ADDRESS: "Rua desconhecida" } };
  const topics = { "ask-post": other, ...world.topics };
  const xml = diagram(
    `${line(task("send-mail"))}<boundaryEvent id="no" attachedToRef="work"><errorEventDefinition id="e" errorRef="error" /></boundaryEvent>`,
    { root: '<error id="error" errorCode="NO_ADDRESS" />' },
  );
  const meant = async (of: string) => (await explain(xml.replace("send-mail", of), { ...context, topics }))!.refusals[0]!.means;
  expect([await meant("send-mail"), await meant("ask-post")]).toEqual(["Sem endereço", "Rua desconhecida"]);
});

test("an end with an error says so", async () => {
  const end =
    '<endEvent id="bad" name="Recusado"><documentation>Não foi aceito.</documentation><errorEventDefinition id="e" errorRef="error" /></endEvent>';
  const { ends } = await told(
    `<startEvent id="begin" />${end}<sequenceFlow id="f" sourceRef="begin" targetRef="bad" />`,
    '<error id="error" errorCode="NO" />',
  );
  expect(ends).toEqual([{ id: "bad", name: "Recusado", text: "Não foi aceito.", error: "NO" }]);
  expect((await told(line(ask("address")))).ends).toMatchObject([{ error: null }]);
});

test("what comes first after a gateway that waits: events by their name, a timer as a deadline", async () => {
  const { steps, deadlines } = await told(
    `<startEvent id="begin" /><eventBasedGateway id="wait" name="Aguardar" />
     <intermediateCatchEvent id="came" name="Chegou"><messageEventDefinition id="m" messageRef="message" /></intermediateCatchEvent>
     <intermediateCatchEvent id="late"><timerEventDefinition id="t"><timeDuration xsi:type="tFormalExpression">P7D</timeDuration></timerEventDefinition></intermediateCatchEvent>
     <endEvent id="good" name="Bom" /><endEvent id="over" name="Tarde" />
     <sequenceFlow id="a" sourceRef="begin" targetRef="wait" /><sequenceFlow id="b" sourceRef="wait" targetRef="came" />
     <sequenceFlow id="c" sourceRef="wait" targetRef="late" /><sequenceFlow id="d" sourceRef="came" targetRef="good" />
     <sequenceFlow id="e" sourceRef="late" targetRef="over" />`,
    '<message id="message" name="it-came" />',
  );
  expect(steps.map(({ id }) => id)).toEqual(["wait"]);
  expect(steps[0]!.ways).toMatchObject([
    { kind: "event", when: "Chegou", to: { name: "Bom" } },
    { kind: "deadline", when: "Depois de 7 dias", to: { name: "Tarde" } },
  ]);
  expect(deadlines).toHaveLength(1);
});
