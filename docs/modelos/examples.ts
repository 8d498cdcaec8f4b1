/** A tiny model: right or wrong in one thing. */
export interface Example {
  /** Elements of the process. */
  body: string;
  /** Errors and messages beside the process. */
  root?: string;
  /** Key of the process. */
  id?: string;
  /** Attributes of the process. */
  header?: string;
  /** Forms that the product does not have, by name: the types of their components. */
  forms?: Record<string, string[]>;
  /** What the drawing does not show, by element; of the process: by its key. */
  notes: Record<string, string>;
}

const HEADER = 'name="Exemplo" isExecutable="true" camunda:versionTag="1.0" camunda:historyTimeToLive="P180D"';
const NAMESPACES = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://www.gov.br/inmetro/orquestra"`;

/** An example as a file, without its drawing. */
export function xmlOf({ body, root = "", id = "example", header = HEADER }: Example): string {
  return `<definitions id="example-definitions" ${NAMESPACES}>${root}
    <process id="${id}" ${header}><documentation>Exemplo.</documentation>${body}</process></definitions>`;
}

/** From start to end, one after the other. */
function line(...parts: string[]): string {
  const all = ['<startEvent id="begun" name="Início" />', ...parts, '<endEvent id="finished" name="Fim" />'];
  const ids = all.map((part) => /id="([^"]+)"/.exec(part)![1]!);
  return (
    all.join("") +
    ids
      .slice(1)
      .map((id, index) => flow(ids[index]!, id))
      .join("")
  );
}

function flow(from: string, to: string, name = "", condition = ""): string {
  const inside = condition && `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;
  return `<sequenceFlow id="flow-${from}-${to}" ${name && `name="${name}"`} sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`;
}

function work(topic: string, name: string, id: string, inputs: Record<string, string> = {}): string {
  const list = Object.entries(inputs).map(
    ([key, value]) => `<camunda:inputParameter name="${key}">${value}</camunda:inputParameter>`,
  );
  const mapping =
    list.length === 0 ? "" : `<extensionElements><camunda:inputOutput>${list.join("")}</camunda:inputOutput></extensionElements>`;
  return `<serviceTask id="${id}" name="${name}" camunda:type="external" camunda:topic="${topic}">${mapping}</serviceTask>`;
}

function ask(form: string, name = "Analisar o pedido", id = "analyse-request", who = 'camunda:candidateGroups="dicor"'): string {
  return `<userTask id="${id}" name="${name}" camunda:formRef="${form}" camunda:formRefBinding="deployment" ${who} />`;
}

/** An event at the border of an activity, with an end of its own. */
function border(on: string, name: string, definition: string): string {
  return `<boundaryEvent id="interrupted" name="${name}" attachedToRef="${on}">${definition}</boundaryEvent>
    <endEvent id="stopped" name="Encerrado" />${flow("interrupted", "stopped")}`;
}

/** A task, a question and two answers. */
function choice(gateway: string, yes: string, task = ask("request-analysis")): string {
  const [before, after] = line(task).split('<endEvent id="finished" name="Fim" />');
  return `${before}<exclusiveGateway id="decision" name="Qual a decisão?" ${gateway} />
    <endEvent id="approved" name="Deferido" /><endEvent id="refused" name="Indeferido" />
    ${after!.replace(/<sequenceFlow id="flow-analyse-request-finished".*$/, "")}${flow("analyse-request", "decision")}
    ${flow("decision", "approved", "Deferir", yes)}${flow("decision", "refused", "Indeferir")}`;
}

const caught = '<errorEventDefinition id="catch-refusal" errorRef="refusal" />';
const refusal = (code: string) => `<error id="refusal" name="Envio recusado" errorCode="${code}" />`;
const submit = work("request-submit", "Enviar o pedido", "submit-request");
const own = 'camunda:assignee="${accountId}"';
const begun = (variables: string) =>
  `<startEvent id="begun" name="Início"><extensionElements><camunda:properties><camunda:property name="variables" value="${variables}" /></camunda:properties></extensionElements></startEvent>`;
/** A start that brings the account of the person. */
const withAccount = (body: string) => body.replace('<startEvent id="begun" name="Início" />', begun("accountId"));
const duration = (time: string) =>
  `<timerEventDefinition id="timer"><timeDuration xsi:type="tFormalExpression">${time}</timeDuration></timerEventDefinition>`;
const DEFAULT = 'default="flow-decision-refused"';
const advance = (topic: string, state: string) =>
  line(work(topic, "Registrar o deferimento", "approve-request", { processState: state }));
const guarded = (body: string) => line(body, work("request-submit", "Enviar o pedido", "submit-request"));

/** For each rule, a model that breaks it and nothing else, and the same model mended. */
export const examples: Record<string, { wrong: Example; right: Example }> = {
  "known-topic": {
    wrong: { body: advance("request-advanse", "finished"), notes: { "approve-request": "tópico: request-advanse" } },
    right: { body: advance("request-advance", "finished"), notes: { "approve-request": "tópico: request-advance" } },
  },
  "worker-inputs": {
    wrong: { body: advance("request-advance", "terminado"), notes: { "approve-request": "processState: terminado" } },
    right: { body: advance("request-advance", "finished"), notes: { "approve-request": "processState: finished" } },
  },
  "error-caught": {
    wrong: { body: line(submit), notes: { "submit-request": "pode recusar com SUBMISSION_REFUSED" } },
    right: {
      body: line(submit) + border("submit-request", "Envio recusado", caught),
      root: refusal("SUBMISSION_REFUSED"),
      notes: { interrupted: "erro: SUBMISSION_REFUSED" },
    },
  },
  "error-raised": {
    wrong: {
      body:
        line(work("request-advance", "Registrar o deferimento", "submit-request", { processState: "finished" })) +
        border("submit-request", "Envio recusado", caught),
      root: refusal("SUBMISSION_REFUSED"),
      notes: { "submit-request": "não recusa com erro nenhum" },
    },
    right: {
      body: line(submit) + border("submit-request", "Envio recusado", caught),
      root: refusal("SUBMISSION_REFUSED"),
      notes: { "submit-request": "recusa com SUBMISSION_REFUSED" },
    },
  },
  "form-exists": {
    wrong: { body: line(ask("analise")), notes: { "analyse-request": "formulário: analise" } },
    right: {
      body: line(ask("opinion-form")),
      forms: { "opinion-form": ["textfield"] },
      notes: { "analyse-request": "formulário: opinion-form" },
    },
  },
  "form-portable": {
    wrong: {
      body: line(ask("opinion-form")),
      forms: { "opinion-form": ["filepicker"] },
      notes: { "analyse-request": "formulário com filepicker" },
    },
    right: {
      body: line(ask("opinion-form")),
      forms: { "opinion-form": ["textfield"] },
      notes: { "analyse-request": "formulário com textfield" },
    },
  },
  "form-variables": {
    wrong: {
      body: line(ask("summary-form")),
      forms: { "summary-form": ["text"] },
      notes: { "analyse-request": "mostra “documentList”" },
    },
    right: {
      body: line(submit, ask("summary-form")) + border("submit-request", "Envio recusado", caught),
      root: refusal("SUBMISSION_REFUSED"),
      forms: { "summary-form": ["text"] },
      notes: { "submit-request": "preenche “documentList”", "analyse-request": "mostra “documentList”" },
    },
  },
  "condition-boolean": {
    wrong: { body: choice(DEFAULT, "approve"), notes: { "flow-decision-approved": "approve" } },
    right: { body: choice(DEFAULT, "${decision == 'approve'}"), notes: { "flow-decision-approved": "${decision == 'approve'}" } },
  },
  "condition-variables": {
    wrong: { body: choice(DEFAULT, "${decisao == 'approve'}"), notes: { "flow-decision-approved": "${decisao == 'approve'}" } },
    right: { body: choice(DEFAULT, "${decision == 'approve'}"), notes: { "flow-decision-approved": "${decision == 'approve'}" } },
  },
  "gateway-default": {
    wrong: {
      body: choice("", "${decision == 'approve'}").replace(
        /(<sequenceFlow id="flow-decision-refused"[^>]*>)/,
        "$1<conditionExpression xsi:type=\"tFormalExpression\">${decision == 'refuse'}</conditionExpression>",
      ),
      notes: { decision: "sem caminho padrão" },
    },
    right: { body: choice(DEFAULT, "${decision == 'approve'}"), notes: { decision: "padrão: Indeferir" } },
  },
  "guard-first": {
    wrong: {
      body: line(ask("opinion-form")),
      id: "service-request",
      forms: { "opinion-form": ["textfield"] },
      notes: { "service-request": "executa um serviço" },
    },
    right: {
      body:
        line(
          '<callActivity id="check-start" name="Guarda do início" calledElement="process-start-guard" camunda:calledElementBinding="deployment" />',
          ask("opinion-form"),
        ) + border("check-start", "Início recusado", caught),
      root: refusal("START_REFUSED"),
      id: "service-request",
      forms: { "opinion-form": ["textfield"] },
      notes: { "service-request": "executa um serviço" },
    },
  },
  "timer-format": {
    wrong: {
      body: line(ask("opinion-form")) + border("analyse-request", "45 dias sem resposta", duration("45 dias")),
      forms: { "opinion-form": ["textfield"] },
      notes: { interrupted: "45 dias" },
    },
    right: {
      body: line(ask("opinion-form")) + border("analyse-request", "45 dias sem resposta", duration("P45D")),
      forms: { "opinion-form": ["textfield"] },
      notes: { interrupted: "P45D" },
    },
  },
  "way-out": {
    wrong: {
      body: withAccount(line(ask("opinion-form", "Preencher o pedido", "fill-request", own))),
      forms: { "opinion-form": ["textfield"] },
      notes: { "fill-request": "só termina se a resposta vier" },
    },
    right: {
      body:
        withAccount(line(ask("opinion-form", "Preencher o pedido", "fill-request", own))) +
        border("fill-request", "60 dias sem envio", duration("P60D")),
      forms: { "opinion-form": ["textfield"] },
      notes: { interrupted: "P60D" },
    },
  },
  "readable-ids": {
    wrong: {
      body: line(ask("opinion-form", "Analisar o pedido", "Activity_0x1f3a")),
      forms: { "opinion-form": ["textfield"] },
      notes: { Activity_0x1f3a: "id: Activity_0x1f3a" },
    },
    right: {
      body: line(ask("opinion-form")),
      forms: { "opinion-form": ["textfield"] },
      notes: { "analyse-request": "id: analyse-request" },
    },
  },
  "named-elements": {
    wrong: {
      body: line(ask("opinion-form", "")),
      forms: { "opinion-form": ["textfield"] },
      notes: { "analyse-request": "sem nome" },
    },
    right: { body: line(ask("opinion-form")), forms: { "opinion-form": ["textfield"] }, notes: {} },
  },
  "process-header": {
    wrong: {
      body: line(ask("opinion-form")),
      forms: { "opinion-form": ["textfield"] },
      header: 'name="Exemplo" isExecutable="true" camunda:historyTimeToLive="P180D"',
      notes: { example: "sem etiqueta de versão" },
    },
    right: {
      body: line(ask("opinion-form")),
      forms: { "opinion-form": ["textfield"] },
      notes: { example: "etiqueta 1.0; histórico: P180D" },
    },
  },
  "engine-refusal": {
    wrong: {
      body: line('<scriptTask id="compute" name="Calcular" scriptFormat="groovy"><script>1 + 1</script></scriptTask>'),
      notes: { compute: "script groovy" },
    },
    right: { body: advance("request-advance", "finished"), notes: { "approve-request": "tarefa externa" } },
  },
};
