import type { LintContext } from "../../../src/lint/context.ts";
import { lintModel } from "../../../src/lint/lint.ts";

const NAMESPACES = `xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://example.com/lint"`;
const HEADER = 'name="Tiny" isExecutable="true" camunda:versionTag="1" camunda:historyTimeToLive="P1D"';

/** A process with these elements; `root`: errors and messages beside it. */
export function diagram(body: string, { root = "", id = "tiny", header = HEADER } = {}): string {
  return `<definitions id="definitions" ${NAMESPACES}>${root}
    <process id="${id}" ${header}><documentation>Tiny.</documentation>${body}</process></definitions>`;
}

/** From start to end through these elements, each with its id, one after the other. */
export function line(...parts: string[]): string {
  const start = '<startEvent id="begin" name="Begin" />';
  const end = '<endEvent id="finish" name="End" />';
  const ids = [start, ...parts, end].map((part) => /id="([^"]+)"/.exec(part)![1]!);
  const flows = ids.slice(1).map((id, index) => `<sequenceFlow id="to-${id}" sourceRef="${ids[index]}" targetRef="${id}" />`);
  return [start, ...parts, end, ...flows].join("");
}

/** An external task. */
export function task(topic: string, inside = "", id = "work"): string {
  return `<serviceTask id="${id}" name="Work" camunda:type="external" camunda:topic="${topic}">${inside}</serviceTask>`;
}

/** Input parameters, by name. */
export function inputs(parameters: Record<string, string>): string {
  const list = Object.entries(parameters).map(
    ([name, value]) => `<camunda:inputParameter name="${name}">${value}</camunda:inputParameter>`,
  );
  return `<extensionElements><camunda:inputOutput>${list.join("")}</camunda:inputOutput></extensionElements>`;
}

/** A user task with a form. */
export function ask(form: string, inside = "", attributes = 'camunda:candidateGroups="team"'): string {
  return `<userTask id="ask" name="Ask" camunda:formRef="${form}" camunda:formRefBinding="deployment" ${attributes}>${inside}</userTask>`;
}

/** A gateway with two ways to the end; `first` and `second` are what stands on them, `gateway` attributes. */
export function fork(first: string, second: string, gateway = 'default="no"'): string {
  const way = (id: string, condition: string) =>
    `<sequenceFlow id="${id}" name="${id}" sourceRef="choice" targetRef="finish">${condition}</sequenceFlow>`;
  return `${line(`<exclusiveGateway id="choice" name="Which?" ${gateway} />`).replace(/<sequenceFlow id="to-finish"[^>]*>/, "")}
    ${way("yes", first)}${way("no", second)}`;
}

export const condition = (text: string) => `<conditionExpression xsi:type="tFormalExpression">${text}</conditionExpression>`;

/** A small world: two topics, three forms, a model that is called. */
export const world: LintContext = {
  topics: {
    "send-mail": {
      ...{ title: "Mail", errors: { NO_ADDRESS: "Sem endereço" } },
      inputs: {
        to: { required: true, types: ["string"] },
        copies: { required: false, types: ["number"] },
        tone: { required: false, types: ["string"], values: ["plain", "formal"] },
      },
      outputs: { sent: { required: true, types: ["boolean"] } },
    },
    count: { title: "Count", errors: {}, inputs: {}, outputs: { number: { required: true, types: ["number"] } } },
  },
  forms: {
    address: { fields: { to: "string" }, components: ["textfield"], reads: [] },
    summary: { fields: { number: "string" }, components: ["textfield", "html"], reads: ["number", "sum"] },
    signature: { fields: {}, components: ["signature"], reads: [] },
  },
  processes: {
    called: { sets: ["answer"], given: [], leavable: true, errors: ["NOT_TODAY"] },
    tiny: { sets: [], given: [], leavable: false, errors: [] },
  },
  services: ["service"],
};

/** What one rule says about a model: the element and the message of each finding. */
export async function told(rule: string, xml: string, context = world): Promise<{ element: string; message: string }[]> {
  const findings = await lintModel(xml, context);
  return findings.filter((finding) => finding.rule === rule).map(({ element, message }) => ({ element, message }));
}
