import type { Models, Scenario, Step } from "../../../src/rehearsal/index.ts";

const HEAD =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A model of one process. */
export function model(id: string, body: string, definitions = ""): string {
  return `${HEAD} id="${id}-definitions" targetNamespace="http://example.com/rehearsal">
    <process id="${id}" isExecutable="true" camunda:historyTimeToLive="P1D">${body}</process>${definitions}</definitions>`;
}

/** Elements in a line: each of them is given as its element without flows. */
export function line(...elements: string[]): string {
  const ids = elements.map((element) => /id="([^"]+)"/.exec(element)![1]!);
  const flows = ids.slice(1).map((id, index) => flow(ids[index]!, id));
  return [...elements, ...flows].join("\n");
}

export function flow(from: string, to: string, condition?: string): string {
  const body =
    condition === undefined ? "" : `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;
  return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${body}</sequenceFlow>`;
}

export const start = '<startEvent id="start"/>';
export const end = (id = "end") => `<endEvent id="${id}"/>`;
export const person = (id: string) => `<userTask id="${id}"/>`;
export const worker = (id: string, extension = "") =>
  `<serviceTask id="${id}" camunda:type="external" camunda:topic="${id}">${extension && `<extensionElements>${extension}</extensionElements>`}</serviceTask>`;

/** A scenario of the process `p`; what is not said is empty. */
export function scenario(parts: Partial<Scenario> & { steps?: Step[] }): Scenario {
  return { title: "…", process: "p", steps: [], path: [], end: "end", ...parts };
}

export const p = (body: string, definitions = ""): Models => ({ p: model("p", body, definitions) });
