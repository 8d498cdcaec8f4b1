import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareFile, isSame } from "../../../src/portal/staff/models/differences/compare.ts";
import { compareForms } from "../../../src/portal/staff/models/differences/forms.ts";
import { compareLines } from "../../../src/portal/staff/models/differences/lines.ts";
import { compareModels, type ElementDifference } from "../../../src/portal/staff/models/differences/models.ts";
import { modelling } from "../support/modelling.ts";

const read = (path: string) => readFile(join(modelling.folder, path), "utf8");
let xml: string;
let form: string;
beforeAll(async () => {
  [xml, form] = await Promise.all([read("service-request.bpmn"), read("forms/request-analysis.form")]);
});

/** What differs, one line for each property. */
const told = (found: ElementDifference[]) =>
  found.flatMap(({ id, kind, facts }) =>
    facts.length === 0 ? [`${kind} ${id}`] : facts.map(({ label, from, to }) => `${kind} ${id}: ${label}: ${from} → ${to}`),
  );

test("a model does not differ from itself, also where it is only written otherwise", async () => {
  expect(await compareModels(xml, xml)).toEqual([]);
  expect(await compareModels(xml, xml.replaceAll("\n    ", "\n  "))).toEqual([]);
});

test.each<[string, (xml: string) => string, string[]]>([
  [
    "a name",
    (xml) => xml.replace('name="Preencher o pedido"', 'name="Preencher"'),
    ["changed fill-request: Nome: Preencher o pedido → Preencher"],
  ],
  [
    "a topic",
    (xml) => xml.replace('camunda:topic="request-submit"', 'camunda:topic="other"'),
    ["changed request-submit: Tópico: request-submit → other"],
  ],
  [
    "a form",
    (xml) => xml.replace('camunda:formRef="service-request"', 'camunda:formRef="other"'),
    ["changed fill-request: Formulário: service-request → other"],
  ],
  [
    "a condition",
    (xml) => xml.replace("decision == &#x27;approve", "decision == &#x27;approved"),
    ["changed flow-approve: Condição: ${decision == 'approve'} → ${decision == 'approved'}"],
  ],
  ["a timer", (xml) => xml.replace("P60D", "P90D"), ["changed request-forgotten: Temporizador: duração: P60D → P90D"]],
  [
    "an error code",
    (xml) => xml.replace('errorCode="SUBMISSION_REFUSED"', 'errorCode="X"'),
    ["changed submission-not-allowed: Erro: SUBMISSION_REFUSED (código SUBMISSION_REFUSED) → SUBMISSION_REFUSED (código X)"],
  ],
  [
    "an input",
    (xml) => xml.replace(">approved<", ">agreed<"),
    ["changed request-approve: Entrada “processOutcome”: approved → agreed"],
  ],
  [
    "a property",
    (xml) => xml.replace('name="step" value="Pedido"', 'name="step" value="Dados"'),
    ["changed fill-request: Propriedade “step”: Pedido → Dados"],
  ],
  [
    "what is given to a called model",
    (xml) => xml.replace('<camunda:in source="startTicket"', '<camunda:in source="ticket"'),
    ["changed check-start: Dado passado ao processo chamado “startTicket”: startTicket → ticket"],
  ],
  [
    "a listener",
    (xml) => xml.replace("<camunda:properties>", '<camunda:taskListener event="create" expression="${x}" /><camunda:properties>'),
    ["changed fill-request: Ouvinte ao criar: null → expression: ${x}"],
  ],
  [
    "the process",
    (xml) => xml.replace('versionTag="1.0"', 'versionTag="1.1"'),
    ["changed service-request: Etiqueta da versão: 1.0 → 1.1"],
  ],
  [
    "an attribute that nobody knows",
    (xml) => xml.replace('id="fill-request" name', 'id="fill-request" xmlns:x="urn:x" x:colour="red" name'),
    ["changed fill-request: Atributo x:colour: null → red"],
  ],
  ["the drawing alone", (xml) => xml.replace('<dc:Bounds x="505" y="190"', '<dc:Bounds x="515" y="190"'), ["moved fill-request"]],
])("%s is told, property by property", async (_what, change, expected) => {
  expect(told(await compareModels(xml, change(xml)))).toEqual(expected);
});

test("elements that come and go are told with their flows", async () => {
  const without = xml
    .replace(/<bpmn:endEvent id="request-expired"[\s\S]*?<\/bpmn:endEvent>/, "")
    .replace(/<bpmn:sequenceFlow id="flow-request-expired"[^>]*\/>/, "")
    .replace("<bpmn:outgoing>flow-request-expired</bpmn:outgoing>", "")
    .replace(/<bpmndi:BPMNEdge id="flow-request-expired-edge"[\s\S]*?<\/bpmndi:BPMNEdge>/, "")
    .replace(/<bpmndi:BPMNShape id="request-expired-shape"[\s\S]*?<\/bpmndi:BPMNShape>/, "");
  expect(told(await compareModels(xml, without))).toEqual(["removed flow-request-expired", "removed request-expired"]);
  const added = await compareModels(without, xml);
  expect(added.map(({ kind, id, name }) => [kind, id, name])).toEqual([
    ["added", "flow-request-expired", "Encerrar o rascunho → Rascunho encerrado"],
    ["added", "request-expired", "Rascunho encerrado"],
  ]);
});

test("a version that cannot be read is told, and which one", async () => {
  const broken = await compareFile("x.bpmn", xml, xml.slice(0, 2_000));
  expect(broken).toEqual({ kind: "unreadable", message: expect.stringContaining("A versão nova não pode ser lida") });
  expect(await compareFile("forms/x.form", "{", form)).toMatchObject({ kind: "unreadable" });
  expect(await compareFile("x.bpmn", null, xml)).toEqual({ kind: "new" });
  expect(isSame(await compareFile("x.bpmn", xml, xml))).toBe(true);
});

test("forms are told field by field", () => {
  const changed = JSON.parse(form);
  const [about, request, , decision, opinion] = changed.components;
  decision.label = "Decisão da equipe";
  decision.values[0] = { label: "Aprovar", value: "approve" };
  opinion.validate.required = false;
  request.conditional.hide = "=requestObject = null or closed";
  const note = { type: "textfield", id: "note", key: "note", label: "Nota" };
  changed.components = [about, request, opinion, decision, note];
  const found = compareForms(form, JSON.stringify(changed));
  const lines = found.flatMap(({ kind, sentence, facts }) => [
    `${kind} ${sentence}`,
    ...facts.map(({ label, from, to }) => `  ${label}: ${from} → ${to}`),
  ]);
  expect(lines).toEqual([
    "changed O formulário:",
    expect.stringMatching(/^ {2}Ordem dos campos: .*Decisão; Parecer → .*Parecer; Decisão da equipe$/),
    "changed Texto formatado “request-analysis-request”:",
    "  Escondido quando: =requestObject = null → =requestObject = null or closed",
    "changed Texto longo “Parecer”:",
    "  Obrigatório: sim → não",
    "changed Escolha única “Decisão da equipe”:",
    "  Rótulo: Decisão → Decisão da equipe",
    "  Opções: Deferir (approve); Pedir correções (correct); Indeferir (refuse) → Aprovar (approve); Pedir correções (correct); Indeferir (refuse)",
    "added Campo de texto “Nota”: elemento novo no formulário.",
    "  Variável: null → note",
    "  Rótulo: null → Nota",
    "removed Texto formatado “request-analysis-registration”: elemento retirado do formulário.",
  ]);
  expect(compareForms(form, JSON.stringify(JSON.parse(form)))).toEqual([]);
});

test("texts are told line by line", () => {
  expect(compareLines("a\nb\nc\nd\n", "a\nc\nx\nd\n").map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "same a",
    "removed b",
    "same c",
    "added x",
    "same d",
  ]);
  const long = Array.from({ length: 5_000 }, (_, index) => `line ${index}`);
  const other = long.map((line) => `${line}!`);
  expect(compareLines(long.join("\n"), other.join("\n"))).toHaveLength(10_000);
});
