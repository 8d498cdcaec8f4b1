import type { EngineClient } from "../camunda/client.ts";
import type { ActivityRecord } from "../camunda/operations/types.ts";
import { formatEngineDate, parseEngineDate } from "../camunda/values.ts";
import type { Clock } from "../domain/clock.ts";
import type { StepStream, Store } from "../store/types.ts";
import { recheck } from "./recheck.ts";
import { createRunReader } from "./step-runs.ts";

/** What began so shortly ago may not be admitted by the guard yet, and its team not known; in milliseconds. */
const SETTLE = 15_000;
/** What was written down at the same time as the last that was seen may have come later; in milliseconds. */
const OVERLAP = 60_000;
/** The time that is asked for at once: a minute at first, then more or less as much happened; in milliseconds. */
const SPAN = 60_000;
const SHORTEST = 1_000;

export interface FiguresReaderOptions {
  store: Pick<Store, "figures">;
  engine: Pick<EngineClient, "operations" | "historyProcessInstances">;
  clock: Clock;
  /** Activities of one answer of the engine. */
  page?: number;
  /** Answers that are read of a stream in one turn: the rest comes in the next. */
  answers?: number;
}

const streams = {
  started: { moment: "startTime", after: "startedAfter", before: "startedBefore", filter: { unfinished: true } },
  finished: { moment: "endTime", after: "finishedAfter", before: "finishedBefore", filter: { finished: true } },
} as const;

/**
 * Reads the history of whichever engine as it grows, over REST alone, so that figures about hundreds of thousands of instances
 * can be shown without asking it: what has begun and goes on, and what has ended, each from where it was left. The last minute
 * is read again every time; the store counts each activity once. What was found open is looked at again from time to time,
 * because instances are moved to other versions, and deleted with their history. An asynchronous activity that has not begun
 * is in no history, and so in no figure; its incident is, should it fail.
 */
export function createFiguresReader({ store: { figures }, engine, clock, page = 500, answers = 200 }: FiguresReaderOptions): {
  read(goOn?: () => boolean): Promise<void>;
} {
  const toRuns = createRunReader(engine);
  /** Streams of which the last turn has left a rest. */
  const behind = new Set<StepStream>();

  async function readStream(stream: StepStream, goOn: () => boolean): Promise<void> {
    const { moment } = streams[stream];
    const end = new Date(clock().getTime() - SETTLE);
    let after = await beginning(stream);
    let [span, size] = [SPAN, page];
    for (let read = 0; read < answers && after < end && goOn(); read++) {
      const before = new Date(Math.min(after.getTime() + span, end.getTime()));
      const found = await readPage(stream, after, before, size);
      const last = found.at(-1);
      const reached = last === undefined ? before : parseEngineDate(last[moment]!);
      if (last !== undefined) await figures.record({ stream, runs: await toRuns(found), reached });
      if (found.length < size) {
        // Engines differ in whether "after" and "before" include the moment itself: it is asked for twice.
        after = before < end ? new Date(before.getTime() - 1) : end;
        [span, size] = [span * (last === undefined ? 4 : 2), page];
        continue;
      }
      // As much time as one answer holds: an engine that has no index by time would look through the rest in vain.
      span = Math.max(SHORTEST, reached.getTime() - after.getTime());
      // Others may have the same moment as the last one.
      const next = new Date(reached.getTime() - 1);
      if (next > after) [after, size] = [next, page];
      else size *= 2;
    }
    if (after < end) behind.add(stream);
    else {
      behind.delete(stream);
      await figures.complete(stream, end);
    }
  }

  /**
   * From where a stream is read: a little before the last that was seen, or where the history begins. Who has fallen behind
   * goes on right there, because the little before could take the whole turn.
   */
  async function beginning(stream: StepStream): Promise<Date> {
    const reached = await figures.reached(stream);
    if (reached !== null) return new Date(reached.getTime() - (behind.has(stream) ? 1 : OVERLAP));
    const [first] = await engine.historyProcessInstances({ sortBy: "startTime", sortOrder: "asc", maxResults: 1 });
    return first === undefined ? clock() : new Date(parseEngineDate(first.startTime).getTime() - OVERLAP);
  }

  function readPage(stream: StepStream, after: Date, before: Date, size: number): Promise<ActivityRecord[]> {
    const { moment, after: from, before: until, filter } = streams[stream];
    const query = { ...filter, [from]: formatEngineDate(after), [until]: formatEngineDate(before) };
    return engine.operations.activityRecords(query, moment, size);
  }

  return {
    read: (goOn = () => true) =>
      figures.alone(async () => {
        await readStream("started", goOn);
        await readStream("finished", goOn);
        if (goOn()) await recheck({ figures, operations: engine.operations, toRuns });
      }),
  };
}
