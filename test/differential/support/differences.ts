/** Where the embedded engine is meant to differ from Camunda: the only differences that the suite takes. */
import type { Row } from "./engine.ts";
import type { Blur } from "./player.ts";
import type { Scenario } from "./scenario.ts";

export interface Deliberate {
  what: string;
  reason: string;
  /** Scenarios in which it shows; default: all. */
  scenarios?: readonly string[];
  table: string;
  /** Members that are not compared; without them, whole rows are not. */
  members?: readonly string[];
  /** Only rows like this. */
  where?: (row: Row) => boolean;
}

export const deliberate: Deliberate[] = [
  {
    what: "the activity instance of variables in an execution of a parallel multi-instance activity",
    reason:
      "it is that of the body, or of the activity that runs in the execution itself; Camunda shows what its row of the execution holds at the moment, which is nothing once the instance has ended",
    ...{ table: "variable", members: ["activityInstanceId"], where: ({ name }) => name === "loopCounter" || name === "item" },
  },
  {
    what: "the activity instance of a change that belongs to no activity",
    reason:
      "it is that of the process instance; Camunda gives none when it was made while a called process or start instructions began",
    ...{
      table: "detail",
      members: ["activityInstanceId"],
      where: ({ activityInstanceId }) => /^§\d+§$/.test(String(activityInstanceId)),
    },
  },
  {
    what: "the activity instance of a local variable that a start listener of a subprocess sets",
    reason: "it is that of the subprocess, in history too; Camunda gives the one around it, to which the variable never belonged",
    ...{ table: "pastVariable", members: ["activityInstanceId"], scenarios: ["execution listeners", "random"] },
    where: ({ name }) => name === "inner" || name === "here",
  },
  {
    what: "which of several instances of a multi-instance activity is which",
    reason: "of those that run in scopes of their own nothing that REST shows tells them apart, so a walk takes any of them",
    ...{ table: "variable", members: ["value"], scenarios: ["random"], where: isOfInstance },
  },
  {
    what: "the same, in the history",
    reason: "as above",
    ...{ table: "pastVariable", members: ["value"], scenarios: ["random"], where: isOfInstance },
  },
  {
    what: "the parent of a scope that a modification begins",
    reason: "what begins in a scope belongs to the process instance, as everywhere; Camunda leaves its parent null",
    ...{ table: "pastActivity", members: ["parentActivityInstanceId"] },
    scenarios: ["modification: start before, after and cancel", "random"],
    where: ({ activityType }) => activityType === "subProcess" || activityType === "multiInstanceBody",
  },
  {
    what: "whether variables given with start instructions are initial",
    reason: "they are, as with every start; Camunda says so only without start instructions",
    ...{ table: "detail", members: ["initial"], scenarios: ["started in the middle"] },
  },
  {
    what: "the log of a timer start event",
    reason: "it begins with its execution; Camunda writes down its creation with the deployment, too",
    ...{ table: "jobLog", scenarios: ["timer start event"] },
    where: ({ jobDefinitionType, creationLog }) => jobDefinitionType === "timer-start-event" && creationLog === true,
  },
  {
    what: "failedActivityId of a job that was tried again with success, or while it was suspended",
    reason: "it is written down with a failure of the activity only",
    ...{ table: "jobLog", members: ["failedActivityId"] },
  },
];

function isOfInstance({ name }: Row): boolean {
  return name === "loopCounter" || name === "item";
}

/** Scenarios that are compared up to a call only, since the embedded engine does not do as Camunda does there. */
export const comparedUpTo: { scenario: string; call: number; reason: string }[] = [
  {
    ...{ scenario: "user task: several kinds of variables", call: 6 },
    reason: "the deletion of a variable leaves no detail in the history",
  },
  { scenario: "receive task with and without message", call: 3, reason: "POST /execution/{id}/signal is not served" },
  {
    ...{ scenario: "suspended instance", call: 10 },
    reason: "the job of a suspended instance is refused with the execution that waits, not with the one that Camunda names",
  },
  {
    ...{ scenario: "suspended instance and its events", call: 4 },
    reason: "a variable may be set in a suspended instance even if a condition waits for it",
  },
  {
    ...{ scenario: "modification: start before, after and cancel", call: 7 },
    reason: "changes of variables belong to the scope that a modification begins",
  },
  {
    ...{ scenario: "all that runs, asynchronously, step by step", call: 3 },
    reason: "the log of a job names the execution that went on, once the other one is gone",
  },
  { scenario: "queries and instances: what is refused", call: 18, reason: "POST /execution/{id}/signal is not served" },
];

/** How many calls of a scenario are compared. */
export function comparedCalls({ name, calls }: Scenario): number {
  return comparedUpTo.find(({ scenario }) => scenario === name)?.call ?? calls.length;
}

/** Takes out what is meant to differ in a scenario. */
export function blurOf(scenario: string): Blur {
  const entries = deliberate.filter(({ scenarios }) => !scenarios || scenarios.includes(scenario));
  return (row) => {
    let result: Row | null = row;
    for (const { table, members, where } of entries) {
      if (!result || table !== result.table || (where && !where(result))) continue;
      const rest: Row | null = members
        ? ({ ...Object.fromEntries(Object.entries(result).filter(([name]) => !members.includes(name))), table } as Row)
        : null;
      result = rest;
    }
    return result;
  };
}
