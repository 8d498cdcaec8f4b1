/** Instructions of starts, modifications and migrations. */
import type { TypedValue } from "./values.ts";

/** Begins a path of an instance somewhere. */
export interface StartInstruction {
  type: "startBeforeActivity" | "startAfterActivity" | "startTransition";
  activityId?: string;
  transitionId?: string;
  /** The activity instance (a scope's) that it begins in; default: the only one there is. */
  ancestorActivityInstanceId?: string;
  variables?: Record<string, TypedValue & { local?: boolean }>;
}

/** Cancels one activity instance, one token between activities, or all of both at an activity. */
export interface CancelInstruction {
  type: "cancel";
  activityId?: string;
  activityInstanceId?: string;
  transitionInstanceId?: string;
}

/** What runs at one activity of the old definition goes on at one of the new. */
export interface MigrationInstruction {
  sourceActivityId: string;
  targetActivityId: string;
  /** The event waits as the new definition says, not as it did so far. */
  updateEventTrigger: boolean;
}
