import { child, errorCodeOf, isA, type ModdleElement, text, topicOf } from "../lint/model.ts";
import { explanation as texts } from "../texts/models/explanation.ts";
import { conditionInWords } from "./conditions.ts";
import type { ExplanationContext } from "./context.ts";
import { destinationOf, type Numbering } from "./destinations.ts";
import { errorNameOf, eventKindOf, isNamed, nameOf, triggerInWords, withDetail } from "./events.ts";
import type { Way } from "./explanation.ts";
import type { AskedField } from "./fields.ts";
import { boundaryEventsOf, outgoingOf } from "./flows.ts";

/** What the ways out of a step are told from. */
export interface Surroundings {
  numbering: Numbering;
  fields: AskedField[];
  context: ExplanationContext;
}

/** What may come after a step: its flows, then what may happen to it meanwhile. */
export function waysOf(step: ModdleElement, around: Surroundings): Way[] {
  const flows = outgoingOf(step);
  const own = isA(step, "eventBasedGateway")
    ? flows.flatMap((flow) => awaited(flow, step, around))
    : flows.map(
        (flow): Way => ({ kind: "flow", when: whenOf(flow, step, around), to: destinationOf(flow, step, around.numbering) }),
      );
  // A subprocess for an event ends by itself.
  const last: Way[] = flows.length === 0 && !isA(step, "subProcess") ? [{ kind: "flow", when: null, to: { kind: "over" } }] : [];
  return [...own, ...last, ...boundaryEventsOf(step).flatMap((event) => interruptions(event, step, around))];
}

function whenOf(flow: ModdleElement, step: ModdleElement, { fields }: Surroundings): string | null {
  if (isNamed(flow)) return nameOf(flow);
  const condition = child(flow, "conditionExpression");
  const body = condition && text(condition, "body");
  if (body) return capitalised(conditionInWords(body, fields));
  const decides = isA(step, "exclusiveGateway", "inclusiveGateway", "complexGateway") || child(step, "default") === flow;
  return decides ? texts.way.otherwise : null;
}

/** The ways of a gateway that waits for whatever comes first. */
function awaited(flow: ModdleElement, step: ModdleElement, around: Surroundings): Way[] {
  const event = child(flow, "targetRef");
  if (event === undefined) return [];
  const name = isNamed(event) ? nameOf(event) : null;
  // The name of a message is what programs call it: it tells less than that of the event.
  const detail = eventKindOf(event) === "message" && name !== null ? null : triggerInWords(event, around.fields);
  const when = capitalised(withDetail(name, detail) ?? nameOf(event));
  const kind = eventKindOf(event) === "timer" ? "deadline" : "event";
  const onward = outgoingOf(event);
  if (onward.length === 0) return [{ kind, when, to: { kind: "over" } }];
  return onward.map((next): Way => ({ kind, when, to: destinationOf(next, step, around.numbering) }));
}

/** What a boundary event of a step leads to. */
function interruptions(event: ModdleElement, step: ModdleElement, around: Surroundings): Way[] {
  const kind = eventKindOf(event);
  if (kind === "compensate") return [];
  const goesOn = event.get("cancelActivity") === false;
  const said = kind === "error" ? refusalInWords(event, step, around.context) : happeningInWords(event, around.fields);
  const way = {
    kind: kind === "timer" ? (goesOn ? "warning" : "deadline") : kind === "error" ? "refusal" : "event",
    when: goesOn ? texts.way.meanwhile(uncapitalised(said)) : capitalised(said),
  } as const;
  const onward = outgoingOf(event);
  if (onward.length === 0) return [{ ...way, to: { kind: "over" } }];
  return onward.map((flow): Way => ({ ...way, to: destinationOf(flow, step, around.numbering) }));
}

/** When something happens to a step, in words. */
export function happeningInWords(event: ModdleElement, fields: AskedField[]): string {
  const name = isNamed(event) ? nameOf(event) : null;
  const detail = eventKindOf(event) === "message" && name !== null ? null : triggerInWords(event, fields);
  return withDetail(name, detail) ?? nameOf(event);
}

function refusalInWords(event: ModdleElement, step: ModdleElement, context: ExplanationContext): string {
  const means = meaningOf(errorCodeOf(event), step, context);
  return means === null ? errorNameOf(event) : texts.way.meaning(errorNameOf(event), means);
}

/**
 * What an error code of a step means, as its own worker says it, the model that it calls, or any worker (of a subprocess, it is
 * one inside); null: none does.
 */
export function meaningOf(code: string | null, step: ModdleElement, { topics, models }: ExplanationContext): string | null {
  if (code === null) return null;
  const own = [topics[topicOf(step) ?? ""]?.errors, models[text(step, "calledElement") ?? ""]?.refusals];
  const all = [...own, ...Object.values(topics).map(({ errors }) => errors)];
  return all.find((means) => means !== undefined && Object.hasOwn(means, code))?.[code] ?? null;
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
/** Names written in capitals (CNPJ) stay so. */
const uncapitalised = (words: string) => (/^\p{Lu}{2}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1));
