import type { LintContext, ValueType } from "./context.ts";
import {
  allElements,
  declaredVariables,
  elements,
  eventDefinitions,
  extensions,
  isA,
  type ModdleElement,
  parametersOf,
  processOf,
  scopesOf,
  text,
  topicOf,
} from "./model.ts";
import { formsOf } from "./task-forms.ts";

/** Variables by name, with what they may be; an empty list: anything. */
export type Variables = Map<string, ValueType[]>;

/** What comes with every refusal of a worker, beside the error. */
const REFUSAL = ["refusalCode", "refusalText", "refusalReference"];
const LOOP = ["loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances"];

/**
 * Every variable that something in a process may set, wherever it stands: workers, forms, called models, output parameters,
 * what a start or a message is said to bring (property `variables`), and what callers give.
 */
export function variablesSet(process: ModdleElement, context: LintContext): Variables {
  const set: Variables = new Map();
  const add = (name: string | undefined, types: ValueType[] = []) => {
    if (!name) return;
    const known = set.get(name);
    const either = known?.length === 0 || types.length === 0 ? [] : [...new Set([...(known ?? []), ...types])];
    set.set(name, either);
  };
  for (const name of declaredVariables(process)) add(name);
  for (const name of context.processes[process.id ?? ""]?.given ?? []) add(name);
  for (const element of allElements(process)) {
    for (const name of declaredVariables(element)) add(name);
    for (const { name, value } of parametersOf(element, "outputParameters")) add(name, typesOfText(value));
    addTopic(element, context, add);
    for (const form of formsOf(element, context))
      for (const [name, type] of Object.entries(context.forms[form]!.fields)) add(name, [type]);
    for (const data of extensions(element, "camunda:FormData"))
      for (const field of elements(data, "fields")) add(text(field, "id"));
    addCall(element, context, add);
    addLoop(element, add);
    for (const definition of eventDefinitions(element, "error")) {
      add(text(definition, "camunda:errorCodeVariable"), ["string"]);
      add(text(definition, "camunda:errorMessageVariable"), ["string"]);
    }
    for (const definition of eventDefinitions(element, "escalation"))
      add(text(definition, "camunda:escalationCodeVariable"), ["string"]);
  }
  return set;
}

type Add = (name: string | undefined, types?: ValueType[]) => void;

function addTopic(element: ModdleElement, { topics }: LintContext, add: Add): void {
  const contract = topics[topicOf(element) ?? ""];
  if (contract === undefined) return;
  for (const [name, { types }] of Object.entries(contract.outputs)) add(name, types);
  if (Object.keys(contract.errors).length > 0) for (const name of REFUSAL) add(name, ["string"]);
}

function addCall(element: ModdleElement, { processes }: LintContext, add: Add): void {
  if (!isA(element, "callActivity")) return;
  const called = processes[text(element, "calledElement") ?? ""];
  for (const mapping of extensions(element, "camunda:Out")) {
    if (text(mapping, "variables") === "all") for (const name of called?.sets ?? []) add(name);
    add(text(mapping, "target"));
  }
  // An error takes the variables of the model that ended with it along.
  if ((called?.errors.length ?? 0) > 0) for (const name of REFUSAL) add(name, ["string"]);
}

function addLoop(element: ModdleElement, add: Add): void {
  const [loop] = elements(element, "loopCharacteristics");
  if (loop === undefined) return;
  add(text(loop, "camunda:elementVariable"));
  for (const name of LOOP) add(name, ["number"]);
}

/**
 * Tells what an element sees: the variables of its process, and the parameters of the subprocesses around it. Those of a process
 * are gathered once; to be made anew for every check.
 */
export function variablesIn(context: LintContext): (element: ModdleElement) => Variables {
  const gathered = new Map<ModdleElement, Variables>();
  const ofProcess = (process: ModdleElement): Variables => {
    const set = gathered.get(process) ?? variablesSet(process, context);
    gathered.set(process, set);
    return set;
  };
  return (element) => {
    const process = processOf(element);
    const seen: Variables = new Map(process === null ? [] : ofProcess(process));
    for (const scope of scopesOf(element))
      for (const { name, value } of parametersOf(scope, "inputParameters")) seen.set(name, typesOfText(value));
    return seen;
  };
}

/** A text is a text; an expression may be anything. */
function typesOfText(value: string | null): ValueType[] {
  return value === null || /[$#]\{/.test(value) ? [] : ["string"];
}
