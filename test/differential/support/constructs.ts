/** What a model uses, by the names of BPMN: read from its text. */

const EVENTS = "message|timer|signal|error|escalation|conditional|link|terminate|compensate|cancel";
const TASKS = ["userTask", "task", "receiveTask", "sendTask", "businessRuleTask", "callActivity"];

/** Words for what a text uses, when the pattern is found in it. */
const FOUND: [what: string, pattern: RegExp][] = [
  ...TASKS.map((tag): [string, RegExp] => [tag, new RegExp(`<bpmn:${tag}[ />]`)]),
  ["serviceTask, external", /<bpmn:serviceTask [^>]*camunda:type="external"/],
  ["serviceTask, camunda:expression", /<bpmn:serviceTask [^>]*camunda:expression=/],
  ["exclusiveGateway", /<bpmn:exclusiveGateway/],
  ["parallelGateway", /<bpmn:parallelGateway/],
  ["inclusiveGateway", /<bpmn:inclusiveGateway/],
  ["eventBasedGateway", /<bpmn:eventBasedGateway/],
  ["subProcess", /<bpmn:subProcess (?![^>]*triggeredByEvent)/],
  ["transaction", /<bpmn:transaction/],
  ["multi-instance, parallel", /isSequential="false"/],
  ["multi-instance, sequential", /isSequential="true"/],
  ["completionCondition", /<bpmn:completionCondition/],
  ["camunda:collection", /camunda:collection=/],
  ["default flow", / default="/],
  ["conditionExpression", /<bpmn:conditionExpression/],
  ["camunda:asyncBefore", /camunda:asyncBefore="true"/],
  ["camunda:asyncAfter", /camunda:asyncAfter="true"/],
  ["camunda:failedJobRetryTimeCycle", /camunda:failedJobRetryTimeCycle/],
  ["camunda:jobPriority, camunda:taskPriority", /camunda:(job|task)Priority=/],
  ["camunda:inputOutput", /<camunda:inputOutput/],
  ["camunda:in, camunda:out", /<camunda:(in|out) /],
  ["camunda:executionListener, expression", /<camunda:executionListener/],
  ["camunda:taskListener, expression", /<camunda:taskListener/],
  ["camunda:properties", /<camunda:properties/],
  ["camunda:errorEventDefinition", /<camunda:errorEventDefinition/],
  ["camunda:assignee, candidates, dates, priority", /camunda:(assignee|candidateUsers|candidateGroups|dueDate|priority)=/],
];

/** Everything of the list that a model uses, events with their kind: `boundaryEvent, timer, non-interrupting`. */
export function constructsOf(xml: string): string[] {
  const found = new Set(FOUND.filter(([, pattern]) => pattern.test(xml)).map(([what]) => what));
  const events = xml.matchAll(
    /<bpmn:(boundaryEvent|startEvent|endEvent|intermediateCatchEvent|intermediateThrowEvent) ([^>]*?)(\/)?>/g,
  );
  for (const { 1: tag, 2: attributes, 3: empty, index, 0: whole } of events) {
    const rest = empty ? "" : xml.slice(index + whole.length, xml.indexOf(`</bpmn:${tag}>`, index));
    const kind = new RegExp(`<bpmn:(${EVENTS})EventDefinition`).exec(rest)?.[1] ?? "none";
    const gentle = /(cancelActivity|isInterrupting)="false"/.test(attributes!) ? ", non-interrupting" : "";
    const inside = tag === "startEvent" ? holderOf(xml, index) : "";
    found.add(`${inside}${tag}, ${kind}${gentle}`);
  }
  return [...found];
}

/** Whether a start event stands in an event subprocess. */
function holderOf(xml: string, index: number): string {
  const before = xml.slice(0, index);
  const opened = before.lastIndexOf("<bpmn:subProcess ");
  const isInside =
    opened > before.lastIndexOf("</bpmn:subProcess>") &&
    /triggeredByEvent="true"[^>]*>(?:<bpmn:extensionElements>.*<\/bpmn:extensionElements>)?$/.test(before.slice(opened));
  return isInside ? "event subprocess: " : "";
}
