/** A random model, and a random way through it. */
import * as fc from "fast-check";
import { type Block, type EventSubprocess, type EventTrigger, message, signal } from "../support/blocks.ts";
import { model } from "../support/draw.ts";
import { type Mismatch, type Play, playBoth, type Reference } from "../support/player.ts";
import { type Call, type Scenario, start } from "../support/scenario.ts";
import { processBody } from "./blocks.ts";
import { choose } from "./calls.ts";
import { naming } from "./name.ts";

export interface Walk {
  parent: { body: Block[]; events: EventSubprocess[] };
  /** Start events beside the one without trigger. */
  starts: Record<string, EventTrigger>;
  child: { body: Block[]; events: EventSubprocess[] };
  choices: number[];
}

export const walk: fc.Arbitrary<Walk> = fc.record({
  parent: processBody,
  starts: fc.oneof(
    { weight: 9, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ told: message("m1") }) },
    { weight: 1, arbitrary: fc.constant({ called: signal("s1"), told: message("m3") }) },
    { weight: 1, arbitrary: fc.constant({ called: signal("s1") }) },
  ) as fc.Arbitrary<Record<string, EventTrigger>>,
  child: processBody,
  choices: fc.array(fc.nat(99_999), { minLength: 1, maxLength: 12, size: "max" }),
});

/** The models of a walk; the called process only where it is called. */
export function modelsOf({ parent, starts, child }: Walk): string[] {
  const names = naming();
  const first = model(names.blocks(parent.body), {
    events: names.events(parent.events),
    starts: { start: null, ...starts },
  });
  const second = model(names.blocks(calls(child) ? [] : child.body), { events: names.events(child.events), key: "c" });
  return first.includes('calledElement="c"') ? [first, second] : [first];
}

const calls = (part: unknown): boolean => JSON.stringify(part).includes("callActivity");

/** Walks; `scenario.calls` holds the calls afterwards. */
export function play(scenario: Scenario, { choices }: Walk, reference: Reference, other: Play): Promise<Mismatch | null> {
  const queue: Call[] = [start({ n: 1, x: false, again: false, items: { value: [1, 2] } }, { businessKey: "key" })];
  let used = 0;
  return playBoth(scenario, reference, other, {
    count: Number.POSITIVE_INFINITY,
    end: null,
    next() {
      while (queue.length === 0 && used < choices.length) queue.push(...choose(reference.rows, choices[used++]!));
      const call = queue.shift() ?? null;
      if (call) scenario.calls.push(call);
      return call;
    },
  });
}
