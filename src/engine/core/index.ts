/** The pure core: one step of one tree of process instances, and what can be read from a state. */
export { type ActivityInstance, activityTree, type TransitionInstance } from "./read/activity-tree.ts";
export { visibleVariables } from "./read/visible-variables.ts";
export { step } from "./step.ts";
export { nextDue, prepareRepeat, resolveDue, resolveDueDate } from "./timer/due.ts";
export * from "./types.ts";
