import type { Timers } from "bpmn-elements";
import { Engine } from "bpmn-engine";
import { BpmnModdle } from "bpmn-moddle";
import camunda from "camunda-bpmn-moddle/resources/camunda.json" with { type: "json" };
import { rehearsal } from "../texts/rehearsal.ts";
import { type ConditionContext, elementOverrides } from "./elements.ts";
import { keepLast } from "./keep-last.ts";
import type { Behaviour } from "./mapping.ts";
import { NotRehearsed } from "./not-rehearsed.ts";
import { evaluate } from "./variables.ts";

const texts = rehearsal.notRehearsed;

/** What bpmn-engine tells about an activity or a flow. */
export interface ElementApi {
  id: string;
  type: string;
  executionId: string;
  content: { message?: { name?: string; code?: string; messageType?: string } };
  owner: {
    id: string;
    type: string;
    behaviour: Behaviour;
    sourceId?: string;
    inbound?: { id: string; sourceId: string }[];
    isSubProcess?: boolean;
    execution?: { getPostponed(): ElementApi[] };
  };
  signal(): void;
  sendApiMessage(action: string, content: object): void;
}

/** What is waited for within an activity: in a subprocess, and in each instance of what is done several times. */
export function innermost(api: ElementApi): ElementApi[] {
  const { owner, id, executionId } = api;
  const isMultiple = owner.behaviour.loopCharacteristics !== undefined;
  if (!owner.isSubProcess && !isMultiple) return [api];
  const inside = (owner.execution?.getPostponed() ?? []).filter((one) => one.executionId !== executionId);
  return owner.isSubProcess ? inside.filter((one) => one.id !== id).flatMap(innermost) : inside;
}

/** bpmn-engine with one model, reading it as Camunda does; its timers never fire by themselves. Rejects what is no model. */
export async function openEngine(xml: string, context: ConditionContext, timers: Timers): Promise<Engine> {
  return new Engine({
    name: context.facts.process,
    moddleContext: await parsed(xml),
    elements: elementOverrides(context),
    timers,
    // Its own asks the terminal at every element, and nobody reads what it tells.
    Logger: () => silent,
    scripts: noScripts,
    expressions: { resolveExpression: (text: string) => evaluate(text, context.scope, context.facts).value },
  });
}

/** Its own runs the scripts of a model in this process: whoever can draft a model could do everything here. */
const noScripts = {
  register: () => undefined,
  getScript(_language: string, { id }: { id: string }): never {
    throw new NotRehearsed(texts.element(id, texts.what.script));
  },
};
const moddle = new BpmnModdle({ camunda });
const silent = { debug() {}, warn() {}, error() {} };
const parsed = keepLast((xml: string) => moddle.fromXML(xml.trim()));
