import { createRequire } from "node:module";
import type { Timers } from "bpmn-elements";
import { Engine } from "bpmn-engine";
import { type ConditionContext, elementOverrides } from "./elements.ts";
import type { Behaviour } from "./mapping.ts";
import { evaluate } from "./variables.ts";

const camunda = createRequire(import.meta.url)("camunda-bpmn-moddle/resources/camunda.json");

/** What bpmn-engine tells about an activity or a flow. */
export interface ElementApi {
  id: string;
  type: string;
  content: { message?: { name?: string; code?: string; messageType?: string } };
  owner: {
    id: string;
    type: string;
    behaviour: Behaviour;
    sourceId?: string;
    inbound?: { id: string; sourceId: string }[];
  };
  signal(): void;
  sendApiMessage(action: string, content: object): void;
}

/** bpmn-engine with one model, reading it as Camunda does; its timers never fire by themselves. */
export function openEngine(xml: string, context: ConditionContext, timers: Timers): Engine {
  return new Engine({
    name: context.facts.process,
    source: xml,
    moddleOptions: { camunda },
    elements: elementOverrides(context),
    timers,
    expressions: { resolveExpression: (text: string) => evaluate(text, context.scope, context.facts).value },
  });
}
