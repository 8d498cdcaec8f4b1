import type { TypedValue } from "../engine/core/types/values.ts";
import { rehearsal as texts } from "../texts/rehearsal.ts";
import { NotRehearsed } from "./not-rehearsed.ts";
import { type ExecutionFacts, evaluate, find, typedOf, type VariableScope } from "./variables.ts";

/** The attributes and extension elements of an activity, as bpmn-engine hands them on. */
export interface Behaviour {
  $type: string;
  type?: string;
  calledElement?: string;
  loopCharacteristics?: unknown;
  eventDefinitions?: { type?: string }[];
  extensionElements?: { values?: Extension[] };
}

interface Extension {
  $type: string;
  inputParameters?: Parameter[];
  outputParameters?: Parameter[];
  source?: string;
  sourceExpression?: string;
  target?: string;
  variables?: string;
  businessKey?: string;
}

interface Parameter {
  name: string;
  value?: string;
  definition?: unknown;
}

type Values = [string, TypedValue][];
const extensions = (behaviour: Behaviour, type: string) =>
  (behaviour.extensionElements?.values ?? []).filter((extension) => extension.$type === type);

/** Input (or output) parameters of an activity, evaluated in a scope. */
export function parameters(
  kind: "inputParameters" | "outputParameters",
  behaviour: Behaviour,
  scope: VariableScope,
  facts: ExecutionFacts,
): Values {
  return extensions(behaviour, "camunda:InputOutput")
    .flatMap((extension) => extension[kind] ?? [])
    .map(({ name, value, definition }) => {
      if (definition !== undefined) throw new NotRehearsed(texts.notRehearsed.parameter(name));
      return [name, value === undefined ? typedOf(null) : evaluate(value, scope, facts)];
    });
}

/** What a call activity passes in (or takes out): camunda:in / camunda:out. A missing source gives null, as in Camunda. */
export function passed(
  kind: "camunda:In" | "camunda:Out",
  behaviour: Behaviour,
  from: VariableScope,
  facts: ExecutionFacts,
): Values {
  return extensions(behaviour, kind).flatMap((extension): Values => {
    const { source, sourceExpression, target, variables, businessKey } = extension;
    if (businessKey !== undefined) return [];
    if (variables === "all") return allOf(from);
    if (target === undefined) return [];
    if (sourceExpression !== undefined) return [[target, evaluate(sourceExpression, from, facts)]];
    return [[target, find(from, source ?? target) ?? typedOf(null)]];
  });
}

/** The business key a call activity gives to the called process; null when it gives none. */
export function passedBusinessKey(behaviour: Behaviour, from: VariableScope, facts: ExecutionFacts): string | null {
  const text = extensions(behaviour, "camunda:In").find(({ businessKey }) => businessKey !== undefined)?.businessKey;
  return text === undefined ? null : (evaluate(text, from, facts).value as string | null);
}

function allOf(scope: VariableScope): Values {
  const values = new Map<string, TypedValue>();
  for (let at: VariableScope | null = scope; at !== null; at = at.parent) {
    for (const [name, value] of at.own) if (!values.has(name)) values.set(name, value);
  }
  return [...values];
}
