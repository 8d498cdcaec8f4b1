/** Small BPMN texts for tests. */

interface ModelOptions {
  key?: string;
  /** Attributes of the process. */
  attributes?: string;
  /** Messages and errors, before the process. */
  definitions?: string;
}

/** A file with one process that holds `body`. */
export function model(body: string, { key = "p", attributes = "", definitions = "" }: ModelOptions = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://example.com">${definitions}
<bpmn:process id="${key}" isExecutable="true" camunda:historyTimeToLive="30"${attributes}>
${body}
</bpmn:process></bpmn:definitions>`;
}

/** Sequence flows: `s -> a -> b`, separated by commas or lines; id `f_a_b`. A condition: `a -> b [${x}]`. */
export function flows(text: string): string {
  const result: string[] = [];
  for (const line of text.split(/[,\n]/).filter((part) => part.trim() !== "")) {
    const condition = /\[(.*)\]/.exec(line)?.[1];
    const nodes = line
      .replace(/\[.*\]/, "")
      .split("->")
      .map((node) => node.trim());
    for (let i = 0; i + 1 < nodes.length; i++)
      result.push(flow(`f_${nodes[i]}_${nodes[i + 1]}`, nodes[i]!, nodes[i + 1]!, condition));
  }
  return result.join("");
}

export function flow(id: string, source: string, target: string, condition?: string): string {
  const formal =
    condition === undefined
      ? ""
      : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"><![CDATA[${condition}]]></bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${formal}</bpmn:sequenceFlow>`;
}

export const start = (id = "s", inside = ""): string => `<bpmn:startEvent id="${id}">${inside}</bpmn:startEvent>`;
export const end = (id = "e", inside = ""): string => `<bpmn:endEvent id="${id}">${inside}</bpmn:endEvent>`;
export const user = (id: string, attributes = "", inside = ""): string =>
  `<bpmn:userTask id="${id}" name="${id}" ${attributes}>${inside}</bpmn:userTask>`;
export const external = (id: string, attributes = "", inside = ""): string =>
  `<bpmn:serviceTask id="${id}" camunda:type="external" camunda:topic="${id}" ${attributes}>${inside}</bpmn:serviceTask>`;
export const extension = (inside: string): string => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
export const boundary = (id: string, attachedTo: string, inside: string, attributes = ""): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${attachedTo}" ${attributes}>${inside}</bpmn:boundaryEvent>`;
export const timer = (kind: "timeDate" | "timeDuration" | "timeCycle", text: string): string =>
  `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;
export const messageEvent = (messageId: string): string => `<bpmn:messageEventDefinition messageRef="${messageId}"/>`;
export const errorEvent = (errorId?: string, attributes = ""): string =>
  `<bpmn:errorEventDefinition ${errorId ? `errorRef="${errorId}"` : ""} ${attributes}/>`;
export const message = (id: string, name = id): string => `<bpmn:message id="${id}" name="${name}"/>`;
export const error = (id: string, code = id, attributes = ""): string =>
  `<bpmn:error id="${id}" errorCode="${code}" ${attributes}/>`;
export const catchEvent = (id: string, inside: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}">${inside}</bpmn:intermediateCatchEvent>`;
export const subprocess = (id: string, inside: string, attributes = ""): string =>
  `<bpmn:subProcess id="${id}" ${attributes}>${inside}</bpmn:subProcess>`;
export const throwEvent = (id: string, inside: string): string =>
  `<bpmn:intermediateThrowEvent id="${id}">${inside}</bpmn:intermediateThrowEvent>`;
export const compensateEvent = (activityId?: string): string =>
  `<bpmn:compensateEventDefinition ${activityId ? `activityRef="${activityId}"` : ""}/>`;
export const cancelEvent = "<bpmn:cancelEventDefinition/>";
export const association = (source: string, target: string): string =>
  `<bpmn:association id="a_${source}_${target}" sourceRef="${source}" targetRef="${target}"/>`;
