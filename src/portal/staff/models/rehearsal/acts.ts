import type { TopicContract } from "../../../../lint/context.ts";
import { durationBetween } from "../../../../rehearsal/durations.ts";
import { readDuration, type Scenario, type Standing, type Step, type Waiting } from "../../../../rehearsal/index.ts";
import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import type { FieldError } from "../../../forms/types.ts";
import type { Asked } from "./asked.ts";
import { type Input, inputsOfForm, inputsOfTopic, shownAs } from "./inputs.ts";
import { inputField, MORE_FIELD, readInputs } from "./read-inputs.ts";

/** Something that a person may make happen next, with what the page asks for it. */
export interface Act {
  /** Tells it apart on its page. */
  key: string;
  waiting: Waiting;
  inputs: Input[];
  /** What stands in the fields: what a scenario of the process answered here. */
  values: Record<string, string>;
  /** BPMN errors that the worker may raise, with what they mean. */
  errors: Record<string, string>;
  /** No worker answers its topic. */
  isUnknown: boolean;
}

/** What was sent for an act and could not be done. */
export interface SentAct {
  key: string;
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** Field for the time that is to pass, and the act it belongs to. */
export const PASS_FIELD = "prazo";
export const PASS_KEY = "tempo";
/** Fields of an act. */
export const ACT_FIELDS = { key: "espera", answer: "resposta", code: "codigo" };

export const keyOf = (waiting: Waiting): string => `${waiting.kind} ${waiting.kind === "message" ? waiting.message : waiting.id}`;

/** The acts that a rehearsal waits for. */
export function actsOf(
  { waiting }: Standing,
  { process, files: { forms, scenarios } }: Pick<Asked, "process" | "files">,
  topics: Record<string, TopicContract>,
): Act[] {
  const isOwn = (scenario: Scenario) => scenario.process === process;
  const sorted = scenarios.map(({ scenario }) => scenario).sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  const answered = answersOf(sorted.flatMap(({ steps }) => steps));
  return waiting.map((one) => {
    const topic = one.kind === "externalTask" ? topics[one.topic] : undefined;
    const form = one.kind === "userTask" && one.form !== null ? forms.get(one.form) : undefined;
    const inputs = topic ? inputsOfTopic(topic) : form ? inputsOfForm(form) : [];
    const known = answered.get(keyOf(one)) ?? {};
    const values = Object.fromEntries(inputs.map((input) => [inputField(input.name), shownAs(input, known[input.name])]));
    const more = Object.entries(known).filter(([name]) => !inputs.some((input) => input.name === name));
    if (more.length > 0) values[MORE_FIELD] = JSON.stringify(Object.fromEntries(more));
    return {
      key: keyOf(one),
      waiting: one,
      inputs,
      values,
      errors: topic?.errors ?? {},
      isUnknown: one.kind === "externalTask" && topic === undefined,
    };
  });
}

/** What scenarios answer to each task and bring with each message: the first that does. */
function answersOf(steps: Step[]): Map<string, Record<string, unknown>> {
  const answers = new Map<string, Record<string, unknown>>();
  for (const step of steps) {
    if ("timer" in step || "pass" in step) continue;
    const key =
      "message" in step
        ? `message ${step.message}`
        : "userTask" in step
          ? `userTask ${step.userTask}`
          : `externalTask ${step.externalTask}`;
    if (!("error" in step && step.error !== undefined) && !answers.has(key)) answers.set(key, step.set ?? {});
  }
  return answers;
}

/** Makes a step of what was sent; `sent` gives a field. */
export function readAct(acts: Act[], standing: Standing, sent: (field: string) => string): { step: Step } | { refused: SentAct } {
  const key = sent(ACT_FIELDS.key);
  if (key === PASS_KEY) return readPass(sent(PASS_FIELD));
  const act = acts.find((one) => one.key === key);
  if (act === undefined) return { refused: { key, values: {}, errors: { [ACT_FIELDS.key]: modelRehearsal.gone } } };
  const { waiting, inputs } = act;
  if (waiting.kind === "timer") return { step: timeUntil(waiting, standing) };
  const { values, errors } = readInputs(inputs, sent);
  const set = Object.keys(values).length === 0 ? {} : { set: values };
  const refusing = waiting.kind === "externalTask" && sent(ACT_FIELDS.answer) === "recusar";
  const code = sent(ACT_FIELDS.code).trim();
  if (refusing && code === "") errors[ACT_FIELDS.code] = modelRehearsal.acts.codeMissing;
  // A worker that refuses answers nothing: what stands in its fields was for the answer.
  if (refusing && code !== "") return { step: { externalTask: waiting.id, error: code } };
  if (Object.keys(errors).length > 0) {
    const fields = [...inputs.map(({ name }) => inputField(name)), MORE_FIELD, ACT_FIELDS.code];
    return { refused: { key, values: Object.fromEntries(fields.map((field) => [field, sent(field)])), errors } };
  }
  if (waiting.kind === "userTask") return { step: { userTask: waiting.id, ...set } };
  if (waiting.kind === "message") return { step: { message: waiting.message, ...set } };
  return { step: { externalTask: waiting.id, ...set } };
}

/** The errors of an act, for the summary above the page. */
export function errorsOf(acts: Act[], sent: SentAct | null): FieldError[] {
  if (sent === null) return [];
  const index = acts.findIndex(({ key }) => key === sent.key);
  return Object.entries(sent.errors).map(([field, message]) => {
    const label = acts[index]?.inputs.find(({ name }) => inputField(name) === field)?.label;
    const id = sent.key === PASS_KEY ? field : `${prefixOf(index)}-${field}`;
    return {
      key: field,
      controlId: id,
      label: label ?? modelRehearsal.acts.labels[field] ?? modelRehearsal.waitingTitle,
      messages: [message],
    };
  });
}

/** Makes the controls of an act unique on their page. */
export const prefixOf = (index: number): string => `espera${index}`;

function readPass(text: string): { step: Step } | { refused: SentAct } {
  const pass = readDuration(text);
  if (pass !== null) return { step: { pass } };
  return {
    refused: { key: PASS_KEY, values: { [PASS_FIELD]: text }, errors: { [PASS_FIELD]: modelRehearsal.acts.notDuration } },
  };
}

/** The timer alone, or the time until then, where others are due before. */
function timeUntil(timer: Extract<Waiting, { kind: "timer" }>, { waiting, now }: Standing): Step {
  const before = waiting.some((one) => one.kind === "timer" && one.id !== timer.id && one.due < timer.due);
  return before ? { pass: durationBetween(now, timer.due) } : { timer: timer.id };
}
