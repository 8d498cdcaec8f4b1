import { Timers } from "bpmn-elements";
import type { RehearsalClock } from "./clock.ts";

/** A timer event that is waited for. */
export interface RunningTimer {
  activityId: string;
  /** Milliseconds since the epoch. */
  due: number;
}

/** The timers of a played instance: they never fire by themselves. */
export class InstanceTimers {
  /** For bpmn-engine. */
  readonly api = new Timers({ setTimeout: (() => null) as never, clearTimeout: () => undefined });

  running(): RunningTimer[] {
    return this.api.executing.map(({ owner }) => ({ activityId: owner.id, due: owner.expireAt.getTime() }));
  }

  /** Fires a timer; the clock is then at least when it was due. false: it does not run. */
  elapse(activityId: string, clock: RehearsalClock): boolean {
    const timer = this.api.executing.find(({ owner }) => owner?.id === activityId || owner?.parent?.id === activityId);
    if (!timer) return false;
    clock.now = Math.max(clock.now, timer.owner.expireAt.getTime());
    this.api.clearTimeout(timer as never);
    timer.callback(...(timer.args ?? []));
    return true;
  }
}
