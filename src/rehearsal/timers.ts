import * as library from "bpmn-elements";
import { dueOfText, fixStart, nextDue } from "../engine/core/timer/due.ts";
import { EngineException } from "../engine/core/types/exceptions.ts";
import type { ConditionContext } from "./elements.ts";
import { evaluate } from "./variables.ts";

const KINDS = { timeDate: "date", timeDuration: "duration", timeCycle: "cycle" } as const;
/** How often a cycle repeats that does not say how often. */
const WITHOUT_END = -1;

interface TimerDefinition extends Partial<Record<keyof typeof KINDS, string>> {
  _getTimers(message: { content: { inbound?: { repeat?: number }[] } }): { expireAt: Date; timeout: number; repeat?: number };
}

type TimerConstructor = new (activity: { id: string }, definition: unknown) => TimerDefinition;
const TimerEventDefinition = library.TimerEventDefinition as unknown as TimerConstructor;

/**
 * Timer event definitions that are due by the clock of the rehearsal, reckoned as Camunda reckons, and never by
 * themselves: what is due in the past waits, too, until time passes.
 */
export function timersBy({ scope, facts }: ConditionContext) {
  /** The cycles that run, with the moment from which their repetitions are counted. */
  const cycles = new Map<string, string>();

  // It is called with `new`, so it must be a function.
  return function timer(activity: { id: string }, definition: unknown) {
    const event = new TimerEventDefinition(activity, definition);
    const kind = (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((each) => event[each] !== undefined);
    event._getTimers = ({ content }) => {
      const { now } = facts.clock;
      const repeat = content.inbound?.[0]?.repeat;
      const running = cycles.get(activity.id);
      if (repeat !== undefined && running !== undefined) return dueAt(nextDue(running, now) ?? now, now, repeat);
      const text = kind === undefined ? "" : evaluate(event[kind]!, scope, facts).value;
      if (kind === undefined || typeof text !== "string") {
        throw new EngineException(`Timer '${activity.id}' was not configured with a valid duration/time`);
      }
      const due = dueOfText(KINDS[kind], text, now);
      if (kind !== "timeCycle") return dueAt(due, now);
      cycles.set(activity.id, fixStart(text, now));
      const [, times] = /^R(\d+)\//.exec(text) ?? [];
      return dueAt(due, now, times === undefined ? WITHOUT_END : Number(times));
    };
    return event;
  };
}

function dueAt(due: number, now: number, repeat?: number) {
  return { expireAt: new Date(due), timeout: Math.max(1, due - now), ...(repeat === undefined ? {} : { repeat }) };
}
