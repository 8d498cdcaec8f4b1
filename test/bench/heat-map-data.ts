import type { StepRun } from "../../src/store/types.ts";

/** Key of the model whose figures are measured. */
export const PROCESS = "service-request";

/** Elements that every instance goes through, with the hours it usually stays there. */
const PATH: [element: string, hours: number][] = [
  ["process-requested", 0],
  ["check-start", 0.001],
  ["fill-request", 20],
  ["request-submit", 0.002],
  ["analyse-request", 200],
  ["analysis-decision", 0],
  ["request-approve", 0.002],
  ["request-approved", 0],
];
/** Places of people in it, at which one instance in four still stands. */
const STANDING = [2, 4];
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

/**
 * What the engine has written down of so many instances, spread over a year that ends now, in pages. Durations are spread
 * from an eighth to eight times the usual one. The instances are those of the processes of `delegation-data.ts`.
 */
export function* stepPages(instances: number, now: number, size: number): Generator<StepRun[]> {
  let page: StepRun[] = [];
  for (let nth = 1; nth <= instances; nth++) {
    page.push(...runsOf(nth, now - (nth / instances) * YEAR));
    if (page.length >= size) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) yield page;
}

function runsOf(nth: number, began: number): StepRun[] {
  const last = nth % 4 === 0 ? STANDING[(nth / 4) % STANDING.length]! : PATH.length - 1;
  const instanceId = `instance-${nth}`;
  let moment = began;
  return PATH.slice(0, last + 1).map(([element, hours], index) => {
    const startedAt = new Date(moment);
    moment += hours * HOUR * 8 ** (2 * spread(nth, index) - 1);
    return {
      ...{ id: `${instanceId}-${index}`, processKey: PROCESS, version: 1, element, instanceId, rootId: instanceId },
      ...{ startedAt, endedAt: nth % 4 === 0 && index === last ? null : new Date(moment), canceled: false },
    };
  });
}

/** A number from 0 to 1, always the same for the same step. */
function spread(nth: number, index: number): number {
  const product = Math.imul(nth * 16 + index, 0x9e3779b1) >>> 0;
  return product / 2 ** 32;
}
