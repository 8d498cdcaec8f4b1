import { rehearsal as texts } from "../texts/rehearsal.ts";
import { compiledOf } from "./compiled.ts";
import { CoreWalk } from "./core-walk.ts";
import { type HeldVariable, heldVariables } from "./held-variables.ts";
import type { Models } from "./models.ts";
import { partingOf } from "./parting.ts";
import { playSteps } from "./play.ts";
import type { Rehearsed } from "./player.ts";
import type { Scenario, Step } from "./scenario.ts";
import { type Waiting, waitingOf } from "./waiting.ts";

/** A rehearsal step by step: how it starts, and what has happened since. */
export type Begun = Pick<Scenario, "process" | "businessKey" | "startsAt" | "variables" | "steps">;

/** Where a rehearsal stands. */
export interface Standing {
  /** The steps that could be taken. */
  taken: Step[];
  waiting: Waiting[];
  variables: HeldVariable[];
  /** As scenarios write it; `pathBefore`: how much of it was there before the last step. */
  path: string[];
  pathBefore: number;
  /** Sequence flows taken, written the same way. */
  flows: string[];
  /** The end event; null: it has not ended, or not at one. */
  end: string | null;
  hasEnded: boolean;
  /** What the clock of the rehearsal says, in milliseconds since the epoch. */
  now: number;
  /** Why it does not go on, in Portuguese; null: it does. */
  problem: string | null;
  /** Where bpmn-engine reads the models otherwise, in Portuguese; null: nowhere. */
  difference: string | null;
  /** Why bpmn-engine does not read the models at all, in Portuguese; null: it does. */
  readOnce: string | null;
}

/** Steps of one rehearsal in the browser. */
export const MAX_STANDING_STEPS = 200;
/** Milliseconds after which no further step is taken. */
const PATIENCE = 20_000;

/**
 * Replays a rehearsal from its start, in memory, by the core of the embedded engine, and tells where it stands; what
 * bpmn-engine makes of the same is told beside it. Never throws for what a model or a step says.
 */
export async function standAt(models: Models, begun: Begun): Promise<Standing> {
  const walk = new CoreWalk(await compiledOf(models));
  const taken: Step[] = [];
  let before = heldVariables(walk, []);
  let pathBefore = 0;
  let problem: string | null = null;
  let hasBegun = false;
  const began = performance.now();
  try {
    walk.begin(begun);
    hasBegun = true;
    for (const step of begun.steps.slice(0, MAX_STANDING_STEPS)) {
      if (performance.now() - began > PATIENCE) throw new Error(texts.tooLong);
      [before, pathBefore] = [heldVariables(walk, []), walk.path.length];
      walk.take(step, taken.length + 1);
      taken.push(step);
    }
    if (begun.steps.length > MAX_STANDING_STEPS) problem = texts.tooManySteps(MAX_STANDING_STEPS);
  } catch (error) {
    problem = (error as Error).message;
  }
  // What the core could not begin, bpmn-engine might never stop.
  const { flows, difference, readOnce } = hasBegun
    ? await besideBpmnEngine(models, { ...begun, steps: taken }, walk, problem)
    : { flows: [], difference: null, readOnce: null };
  return {
    ...{ taken, pathBefore, flows, problem, difference, readOnce },
    ...{ path: walk.path, end: walk.end, hasEnded: walk.hasEnded, now: walk.clock.now },
    waiting: waitingOf(walk),
    variables: heldVariables(walk, before),
  };
}

async function besideBpmnEngine(models: Models, begun: Begun, walk: CoreWalk, problem: string | null) {
  const first = await playSteps(models, begun);
  const { flows, notRehearsed } = first;
  const readOnce = notRehearsed === null ? null : texts.readOnce(notRehearsed);
  // What stops the core is told by itself.
  const isComparable = problem === null && readOnce === null && walk.path.length > 0;
  return { flows, readOnce, difference: isComparable ? differenceBetween(first, walk) : null };
}

function differenceBetween(first: Rehearsed, walk: CoreWalk): string | null {
  const [fault] = first.problems;
  if (fault !== undefined) return texts.onlyEmbedded(fault);
  const at = partingOf(first.path, walk.path);
  if (at >= 0) return texts.otherReading(at + 1, first.path[at], walk.path[at]);
  return walk.hasEnded && first.end !== null && first.end !== walk.end ? texts.otherReadingEnd(first.end, walk.end) : null;
}
