import { child, type ModdleElement, text } from "../lint/model.ts";
import { explanation as texts } from "../texts/models/explanation.ts";

const DURATION = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;
const UNITS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;

/** An ISO 8601 duration in words: `P1DT12H` is “1 dia e 12 horas”; null: it is none. */
export function durationInWords(duration: string): string | null {
  const parts = DURATION.exec(duration.trim())?.slice(1);
  if (parts === undefined) return null;
  const said = UNITS.flatMap((unit, index) =>
    Number(parts[index] ?? 0) > 0 ? [texts.duration[unit](Number(parts[index]))] : [],
  );
  return said.length === 0 ? texts.duration.seconds(0) : texts.and(said);
}

/** When a timer is due, in words. */
export function timerInWords(definition: ModdleElement): string {
  const { timer } = texts;
  const duration = expression(definition, "timeDuration");
  if (duration !== null) {
    const words = durationInWords(duration);
    return words === null ? timer.unknown : timer.after(words);
  }
  const date = expression(definition, "timeDate");
  if (date !== null) return dateInWords(date);
  const cycle = expression(definition, "timeCycle");
  return cycle === null ? timer.unknown : cycleInWords(cycle);
}

/** The date at which something is due, in words: a date, a duration, or what the process knows. */
export function dateInWords(date: string): string {
  const { timer } = texts;
  if (isComputed(date)) return timer.planned;
  const duration = durationInWords(date);
  if (duration !== null) return timer.after(duration);
  const moment = new Date(date);
  return Number.isNaN(moment.getTime()) ? timer.planned : timer.at(texts.date.format(moment));
}

function cycleInWords(cycle: string): string {
  const { timer } = texts;
  if (isComputed(cycle)) return timer.regularly;
  const [repeats = "", ...rest] = cycle.trim().split("/");
  const duration = rest.map(durationInWords).find((words) => words !== null);
  if (!/^R\d*$/.test(repeats) || duration === undefined) return timer.schedule;
  const count = Number(repeats.slice(1));
  return count > 0 ? timer.times(timer.every(duration!), count) : timer.every(duration!);
}

const isComputed = (value: string) => /[$#]\{/.test(value);

function expression(definition: ModdleElement, name: string): string | null {
  const element = child(definition, name);
  const body = element && text(element, "body");
  return body?.trim() ? body.trim() : null;
}
