import { child, elements, flag, isA, type ModdleElement, text } from "../lint/model.ts";
import { explanation as texts } from "../texts/models/explanation.ts";
import type { ExplanationContext } from "./context.ts";
import { isStep, type Numbering } from "./destinations.ts";
import { eventKindOf, nameOf, textOf, triggerInWords } from "./events.ts";
import type { Field, Step, StepKind, StepReference } from "./explanation.ts";
import { type AskedField, fieldsOf, ownFieldsOf } from "./fields.ts";
import { outgoingOf } from "./flows.ts";
import { endsAside, inOrder } from "./order.ts";
import { type Surroundings, waysOf } from "./ways.ts";
import { whoDoes } from "./who.ts";

/** A step with the element that it tells of. */
export interface ToldStep {
  step: Step;
  element: ModdleElement;
}

/** The steps of a process or subprocess; `all` gathers them with those of the subprocesses, in the order of their numbers. */
export function stepsOf(
  scope: ModdleElement,
  around: Omit<Surroundings, "numbering">,
  all: ToldStep[] = [],
  prefix = "",
): Step[] {
  const nodes = inOrder(scope).filter(isStep);
  const numbering: Numbering = { of: new Map(), place: new Map(), aside: endsAside(scope), isInner: prefix !== "" };
  for (const [index, element] of nodes.entries()) {
    numbering.of.set(element, { id: element.id ?? "", number: `${prefix}${index + 1}`, name: nameOf(element) });
    numbering.place.set(element, index);
  }
  return nodes.map((element) => {
    const step = tell(element, numbering.of.get(element)!, { ...around, numbering });
    all.push({ step, element });
    if (kindOf(element) === "part") step.inside = stepsOf(element, around, all, `${step.number}.`);
    return step;
  });
}

function tell(element: ModdleElement, reference: StepReference, around: Surroundings): Step {
  return {
    ...reference,
    kind: kindOf(element),
    who: whoDoes(element, around.context),
    text: textOf(element),
    asks: askedBy(element, around.context).map(
      ({ label, required, options, note }): Field => ({ label, required, options, note }),
    ),
    repeats: repeatsOf(element),
    together: isTogether(element),
    setOffBy: setOffBy(element, around.fields),
    calls: callOf(element, around.context),
    inside: [],
    ways: waysOf(element, around),
  };
}

function kindOf(element: ModdleElement): StepKind {
  if (isA(element, "userTask", "manualTask")) return "person";
  if (isA(element, "callActivity")) return "call";
  if (isA(element, "subProcess", "transaction", "adHocSubProcess")) return "part";
  if (isA(element, "exclusiveGateway", "inclusiveGateway", "complexGateway", "parallelGateway")) return "decision";
  return isA(element, "eventBasedGateway", "intermediateCatchEvent", "receiveTask") ? "wait" : "system";
}

/** What a task asks, by its form or by itself. */
export function askedBy(element: ModdleElement, { forms }: ExplanationContext): AskedField[] {
  if (!isA(element, "userTask", "startEvent")) return [];
  const form = formOf(element);
  const schema = form === null ? undefined : forms[form];
  return schema === undefined ? ownFieldsOf(element) : fieldsOf(schema);
}

/** The form that a task shows; of one for each language, that in Portuguese. */
function formOf(element: ModdleElement): string | null {
  const key =
    text(element, "camunda:formRef") ?? /^camunda-forms:.*?([^/]+)\.form$/.exec(text(element, "camunda:formKey") ?? "")?.[1];
  return key === undefined ? null : key.replace(/[$#]\{\s*language\s*\}/g, "pt");
}

/** Whether several ways are taken at once: those of a parallel gateway, and those of an activity that nothing decides. */
function isTogether(element: ModdleElement): boolean {
  const flows = outgoingOf(element);
  if (isA(element, "parallelGateway")) return flows.length > 1;
  const free = flows.filter((flow) => child(flow, "conditionExpression") === undefined && child(element, "default") !== flow);
  return !isA(element, "exclusiveGateway", "eventBasedGateway", "complexGateway") && free.length > 1;
}

function repeatsOf(element: ModdleElement): string | null {
  const loop = child(element, "loopCharacteristics");
  if (loop === undefined) return null;
  return flag(loop, "isSequential") ? texts.repeats.oneByOne : texts.repeats.together;
}

/** What sets a step off that nothing leads to: a wait says what it waits for, too. */
function setOffBy(element: ModdleElement, fields: AskedField[]): string | null {
  if (isA(element, "intermediateCatchEvent", "receiveTask")) return triggerInWords(element, fields);
  if (!flag(element, "triggeredByEvent")) return null;
  const start = elements(element, "flowElements").find((one) => isA(one, "startEvent") && eventKindOf(one) !== null);
  return start === undefined ? null : triggerInWords(start, fields);
}

function callOf(element: ModdleElement, { models }: ExplanationContext): Step["calls"] {
  const key = isA(element, "callActivity") ? text(element, "calledElement") : undefined;
  if (key === undefined) return null;
  return { key, name: models[key]?.name ?? nameOf(element), known: models[key] !== undefined };
}
