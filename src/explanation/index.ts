import { readModdle } from "../engine/model/moddle.ts";
import { allElements, elements, errorCodeOf, isA, type ModdleElement } from "../lint/model.ts";
import { explanation as texts } from "../texts/models/explanation.ts";
import type { ExplanationContext } from "./context.ts";
import { errorNameOf, eventKindOf, isNamed, nameOf, textOf, triggerInWords } from "./events.ts";
import type { Begin, Deadline, End, Explanation, Refusal, Step, StepReference } from "./explanation.ts";
import { boundaryEventsOf, outgoingOf } from "./flows.ts";
import { endsAside } from "./order.ts";
import { askedBy, stepsOf, type ToldStep } from "./steps.ts";
import { meaningOf } from "./ways.ts";

export type { ExplanationContext } from "./context.ts";
export type * from "./explanation.ts";

/**
 * What a model does, in the words of the model itself. `key`: which process of the file; missing: the first. Null: the
 * file holds no process, or cannot be read at all.
 */
export async function explain(xml: string, context: ExplanationContext, key?: string): Promise<Explanation | null> {
  const root = await readModdle(xml).then(
    (document) => document.root,
    () => null,
  );
  const processes = root === null ? [] : elements(root, "rootElements").filter((element) => isA(element, "process"));
  const process = processes.find(({ id }) => id === key) ?? processes[0];
  return process === undefined ? null : explainProcess(process, context);
}

function explainProcess(process: ModdleElement, context: ExplanationContext): Explanation {
  const fields = allElements(process).flatMap((element) => askedBy(element, context));
  const told: ToldStep[] = [];
  const steps = stepsOf(process, { fields, context }, told);
  return {
    key: process.id ?? "",
    name: isNamed(process) ? nameOf(process) : texts.unnamedProcess,
    purpose: paragraphsOf(textOf(process)),
    begins: elements(process, "flowElements")
      .filter((element) => isA(element, "startEvent"))
      .map((start): Begin => ({ name: nameOf(start), when: triggerInWords(start, fields), text: textOf(start) })),
    steps,
    people: peopleOf(told),
    deadlines: told.flatMap(({ step }) => deadlinesOf(step)),
    refusals: told.flatMap((one) => refusalsOf(one, context)),
    ends: endsOf(process),
  };
}

/** The paragraphs of a text. */
function paragraphsOf(documentation: string | null): string[] {
  return (documentation ?? "")
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const referTo = ({ id, number, name }: Step): StepReference => ({ id, number, name });

function peopleOf(told: ToldStep[]): Explanation["people"] {
  const people = new Map<string, StepReference[]>();
  for (const { step } of told) {
    if (step.who !== null && step.kind === "person") people.set(step.who, [...(people.get(step.who) ?? []), referTo(step)]);
  }
  return [...people].map(([who, steps]) => ({ who, steps }));
}

function deadlinesOf(step: Step): Deadline[] {
  return step.ways.flatMap(({ kind, when, to }) =>
    (kind === "deadline" || kind === "warning") && when !== null
      ? [{ step: referTo(step), when, warning: kind === "warning", to }]
      : [],
  );
}

/** Where a step may be refused; its ways tell, in the order of its boundary events, where that leads. */
function refusalsOf({ step, element }: ToldStep, context: ExplanationContext): Refusal[] {
  const events = boundaryEventsOf(element).filter((event) => eventKindOf(event) === "error");
  const ways = step.ways.filter(({ kind }) => kind === "refusal");
  return events.map((event) => {
    const way = ways.splice(0, Math.max(1, outgoingOf(event).length))[0];
    const code = errorCodeOf(event);
    return {
      ...{ step: referTo(step), code, name: errorNameOf(event), means: meaningOf(code, element, context) },
      to: way?.to ?? { kind: "over" },
    };
  });
}

function endsOf(process: ModdleElement): End[] {
  const aside = endsAside(process);
  return elements(process, "flowElements")
    .filter((element) => isA(element, "endEvent") && !aside.has(element))
    .map((end) => ({
      ...{ id: end.id ?? "", name: nameOf(end), text: textOf(end) },
      error: errorCodeOf(end),
    }));
}
