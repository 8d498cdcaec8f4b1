import type { LeftOut } from "./left-out.ts";
import { readScenarios } from "./scenario.ts";

const nested =
  "a subprocess that is compensated has an instance of its own in the tree; Camunda shows its handlers in another one when several are compensated";
const rewritten = "deleting the instance cancels what it was at; Camunda writes the remembered subprocess over it in the history";
const selfParent =
  "the parent of a compensation event subprocess stays what it was; Camunda makes it its own parent when it ends";
const owner = "what is remembered of a completed subprocess belongs to it; Camunda names what the instance happens to be at";
const timer =
  "a completed subprocess has no timer any more; Camunda creates it once more for what it remembers, and is at two activities when it fires";
const parallel = "parallel paths in a compensation handler are executed; Camunda throws 'no transition to take specified'";
const alwaysInterrupts =
  "a compensation event subprocess is executed alike whatever isInterrupting says; Camunda cannot show or end one that does not interrupt";
const completed = { status: 204, response: null };

/** Recorded steps about compensation that do not hold here. */
export const leftOutOfCompensation: LeftOut[] = [
  {
    ...{ scenario: "several-subprocesses-are-compensated", steps: [12], reason: nested },
    instead: {
      status: 200,
      response: {
        childActivityInstances: [
          {
            ...{ id: "sp:{{activityInstanceId2}}", activityId: "sp", executionIds: ["{{executionId3}}"] },
            childActivityInstances: [
              { id: "ui:{{activityInstanceId3}}", executionIds: ["{{executionId5}}"] },
              {
                ...{ id: "in:{{activityInstanceId4}}", activityId: "in", parentActivityInstanceId: "sp:{{activityInstanceId2}}" },
                childActivityInstances: [{ activityId: "un", executionIds: ["{{executionId6}}"] }],
              },
            ],
          },
          { activityId: "t", childActivityInstances: [], executionIds: ["{{executionId7}}"] },
        ],
      },
    },
  },
  {
    ...{ scenario: "deletion-of-an-instance-that-remembers-a-subprocess", steps: [9], reason: rewritten },
    instead: amended("deletion-of-an-instance-that-remembers-a-subprocess", 9, "w:", {
      ...{ activityId: "w", activityName: "w", activityType: "userTask", executionId: "{{processInstanceId1}}" },
    }),
  },
  {
    ...{ scenario: "compensation-event-subprocess", steps: [30], reason: selfParent },
    instead: amended("compensation-event-subprocess", 30, "es:", {
      parentActivityInstanceId: "sp:{{activityInstanceId2}}",
    }),
  },
  {
    ...{ scenario: "compensation-of-a-subprocess", steps: [13], reason: owner },
    instead: {
      status: 200,
      response: [{ name: "loc", value: "two", executionId: "{{executionId2}}", activityInstanceId: "sp:{{remembered}}" }],
    },
  },
  {
    ...{ scenario: "timer-of-a-subprocess-that-is-remembered", steps: [4, 10], reason: timer },
    instead: { status: 200, response: [] },
  },
  {
    ...{ scenario: "parallel-paths-in-a-compensation-handler", steps: [2], reason: parallel, instead: completed },
  },
  {
    ...{ scenario: "compensation-event-subprocess-that-does-not-interrupt", steps: [4], reason: alwaysInterrupts },
    instead: {
      status: 200,
      response: {
        ...{ id: "{{processInstanceId1}}", parentActivityInstanceId: null, activityId: "cmp-nonint:1:{{processDefinitionId1}}" },
      },
    },
  },
  {
    ...{ scenario: "compensation-event-subprocess-that-does-not-interrupt", steps: [5], reason: alwaysInterrupts },
    instead: completed,
  },
];

/** The recorded answer, in which the entry whose id begins so has other members. */
function amended(scenario: string, step: number, id: string, members: Record<string, unknown>): LeftOut["instead"] {
  const { response } = readScenarios().find(({ name }) => name === scenario)!.steps[step]!;
  const entries = response as { id: string }[];
  return {
    status: 200,
    response: entries.map((entry) => (entry.id.startsWith(id) ? { ...entry, ...members } : entry)),
  };
}
