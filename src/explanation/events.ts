import { child, documentation, elements, errorCodeOf, isA, type ModdleElement, text, typeName } from "../lint/model.ts";
import { explanation as texts } from "../texts/models/explanation.ts";
import { conditionInWords } from "./conditions.ts";
import type { AskedField } from "./fields.ts";
import { outgoingOf } from "./flows.ts";
import { timerInWords } from "./timers.ts";

/** The name of an element, or what it is where the model names it not. */
export function nameOf(element: ModdleElement): string {
  const name = text(element, "name")?.replace(/\s+/g, " ").trim();
  const kind = isA(element, "parallelGateway") && outgoingOf(element).length < 2 ? "parallelJoin" : typeName(element);
  return name || texts.unnamed[kind] || texts.unnamedElement;
}

/** Whether the model gives an element a name of its own. */
export function isNamed(element: ModdleElement): boolean {
  return (text(element, "name") ?? "").trim() !== "";
}

/** The documentation of an element; null: there is none. */
export function textOf(element: ModdleElement): string | null {
  return documentation(element)?.trim() || null;
}

/** What kind of event it is, by its first definition (`timer`); null: a plain one. */
export function eventKindOf(event: ModdleElement): string | null {
  const [definition] = elements(event, "eventDefinitions");
  return definition === undefined ? null : typeName(definition).replace(/EventDefinition$/, "");
}

/** What an event waits for, in words; null: nothing in particular. */
export function triggerInWords(event: ModdleElement, fields: AskedField[]): string | null {
  const [definition] = elements(event, "eventDefinitions");
  // A receive task names its message itself.
  if (definition === undefined) return isA(event, "receiveTask") ? messageInWords(event) : null;
  const words = texts.event;
  switch (eventKindOf(event)) {
    case "timer":
      return timerInWords(definition);
    case "message":
      return messageInWords(definition);
    case "signal": {
      const signal = child(definition, "signalRef");
      return signal && isNamed(signal) ? words.signal(nameOf(signal)) : words.anySignal;
    }
    case "conditional": {
      const condition = child(definition, "condition");
      return words.condition(conditionInWords((condition && text(condition, "body")) ?? "", fields));
    }
    case "error":
      return errorCodeOf(event) === null ? words.anyRefusal : words.refusal(errorNameOf(event));
    case "escalation":
      return words.escalation;
    case "cancel":
      return words.cancel;
    case "compensate":
      return words.undo;
    default:
      return null;
  }
}

function messageInWords(holder: ModdleElement): string {
  const message = child(holder, "messageRef");
  return message && isNamed(message) ? texts.event.message(nameOf(message)) : texts.event.anyMessage;
}

/** What people call the error of an event: its name, unless that is its code; then the name of the event. */
export function errorNameOf(event: ModdleElement): string {
  const [definition] = elements(event, "eventDefinitions");
  const error = definition && child(definition, "errorRef");
  const code = errorCodeOf(event);
  if (isNamed(event)) return nameOf(event);
  return error && isNamed(error) && text(error, "name") !== code ? nameOf(error) : (code ?? texts.event.anyRefusal);
}

const VAGUE: string[] = [texts.timer.planned, texts.timer.regularly, texts.timer.schedule, texts.timer.unknown];

/** A name with what is known besides, unless the name says it already, or says more (“60 dias”). */
export function withDetail(name: string | null, detail: string | null): string | null {
  if (name === null || detail === null) return name ?? detail;
  if (VAGUE.includes(detail) && /\d/.test(name)) return name;
  const gist = detail.replace(/^(?:depois de|em|a cada) /, "");
  return name.toLowerCase().includes(gist.toLowerCase()) ? name : texts.way.named(name, detail);
}
