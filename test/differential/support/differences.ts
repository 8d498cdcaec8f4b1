/** Where the embedded engine is meant to differ from Camunda: the only differences that the suite takes. */
import type { Row } from "./engine.ts";
import type { Blur, Mismatch } from "./player.ts";

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
    what: "the same, of inputs and of what a worker sets there",
    reason: "as above",
    ...{ table: "variable", members: ["activityInstanceId"], scenarios: ["random"] },
    where: ({ name }) => ["own", "l", "k", "n", "here"].includes(String(name)) || /^nrOf/.test(String(name)),
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
    scenarios: [
      "modification: start before, after and cancel",
      ...["parallel", "sequential"].flatMap((order) => [
        `modification: one instance more, ${order}`,
        `modification: one subprocess more, ${order}`,
      ]),
      "random",
    ],
    where: ({ activityType }) => ["subProcess", "transaction", "multiInstanceBody"].includes(String(activityType)),
  },
  {
    what: "the execution of a task, in the history, that went over to another one in the step that created it",
    reason: "history learns it with the next change of the task; Camunda at once when a called process ended at once",
    ...{ table: "pastTask", members: ["executionId"], scenarios: ["random"] },
  },
  {
    what: "whether variables given with start instructions are initial",
    reason: "they are, as with every start; Camunda says so only without start instructions",
    ...{ table: "detail", members: ["initial"], scenarios: ["started in the middle"] },
  },
  {
    what: "which execution is refused when the job of a suspended instance is to begin a scope",
    reason: "the one that waits; Camunda names one that it has begun and takes back",
    ...{ table: "job", members: ["exceptionMessage"], scenarios: ["suspended instance", "random"], where: isOfSuspended },
  },
  {
    what: "the same, in the log of jobs",
    reason: "as above",
    ...{ table: "jobLog", members: ["jobExceptionMessage"], scenarios: ["suspended instance", "random"], where: isOfSuspended },
  },
  ...["incident", "pastIncident"].map((table) => ({
    what: table === "incident" ? "the same, of its incident" : "the same, of its incident, in the history",
    reason: "as above",
    ...{ table, members: ["incidentMessage"], scenarios: ["suspended instance", "random"], where: isOfSuspended },
  })),
  {
    what: "the same, in the answer",
    reason: "as above",
    ...{ table: "answer", members: ["item"], scenarios: ["suspended instance", "random"], where: isOfSuspended },
  },
  {
    what: "the activity instance of what is set in a scope that a modification begins",
    reason: "it is that of the scope; Camunda gives none before the activity in it has begun",
    ...{ table: "detail", members: ["activityInstanceId"], scenarios: ["modification: start before, after and cancel"] },
  },
];

function isOfInstance({ name }: Row): boolean {
  return name === "loopCounter" || name === "item";
}

function isOfSuspended(row: Row): boolean {
  return /ENGINE-03043 Execution with id/.test(JSON.stringify(row));
}

/** What random walks end at without being compared any further: Camunda cannot go on there, or only by chance. */
export const breaksOff: { what: string; reason: string; at(mismatch: Mismatch): boolean }[] = [
  {
    what: "outputs of the last activity, which no end event follows",
    reason: "they are mapped to the process instance; Camunda has lost the scopes by then and takes all back",
    at: ({ differences }) => only("-", /Propagation of bpmn error/, differences),
  },
  {
    what: "an instance deleted while a loop in a subprocess has not begun yet",
    reason: "it is deleted; Camunda writes the loop over the subprocess in the history, where the instance stays active",
    at: ({ call, differences }) =>
      call?.method === "DELETE" &&
      only("-", /^pastActivity .*"activityId":"(\w+)#multiInstanceBody".*"id":"(?!\1#)/, differences),
  },
  {
    what: "an activity cancelled by a modification while it waits for its continuation behind it",
    reason: "its end listeners have been called; Camunda calls them again",
    at: ({ call, differences }) =>
      /modification$/.test(call?.path ?? "") && differences.every(({ text }) => /^(past)?[vV]ariable /.test(text)),
  },
  {
    what: "a model that goes in circles without a wait state",
    reason: "it is refused after so many conditional events, or steps; Camunda works on until its memory is full",
    at: ({ differences }) => only("-", /^no answer$/, differences),
  },
  {
    what: "a task of a sequential multi-instance activity that ends with an error which nobody catches",
    reason: "it is gone; Camunda leaves it open beside that of the next instance",
    at: ({ call, differences }) => /bpmnError$/.test(call?.path ?? "") && only("-", /^(task|external) /, differences),
  },
  {
    what: "an asynchronous handler that compensates a multi-instance activity",
    reason: "it is deployed; Camunda answers with a NullPointerException",
    at: ({ call, differences }) => call === null && only("-", /Error while parsing process\. (null|Cannot invoke)/, differences),
  },
];

const only = (sign: string, pattern: RegExp, differences: Mismatch["differences"]): boolean =>
  differences.some((each) => each.sign === sign && pattern.test(each.text));

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
