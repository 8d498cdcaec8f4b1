import { leftOutOfCompensation } from "./left-out-compensation.ts";
import { leftOutOfModels } from "./left-out-models.ts";

/** A recorded step that is not replayed, or answered otherwise. */
export interface LeftOut {
  scenario: string;
  /** Indices of the steps; "all": the scenario. */
  steps: number[] | "all";
  reason: string;
  /** What the engine answers instead; without it, the step is not sent. */
  instead?: { status: number; response: unknown };
  /** The model is refused at deployment, with these words. */
  refused?: string;
}

const notServed = { status: 404, response: { type: "NotFoundException", message: "HTTP 404 Not Found", code: null } };
const authorizations = "authorizations (permissions per resource) do not exist here: whoever is authenticated may do everything";

/** Every recorded step that does not hold here, with the reason. */
export const leftOut: LeftOut[] = [
  ...leftOutOfModels,
  ...leftOutOfCompensation,
  { scenario: "general", steps: [8], reason: "HAL is not spoken", instead: { status: 406, response: notAcceptable() } },
  {
    ...{ scenario: "general", steps: [10], instead: { status: 200, response: { count: 0 } } },
    reason: "a POST without body is taken as {}; Camunda answers with a NullPointerException",
  },
  {
    ...{ scenario: "deployment-faults", steps: [17] },
    reason: "the words of the JSON parser, which is another one here",
    instead: { status: 500, response: { type: "ProcessEngineException", message: formFault(), code: 0 } },
  },
  {
    ...{ scenario: "optimistic-locking", steps: [4], instead: { status: 204, response: null } },
    reason: "two commands on one instance are executed one after the other: neither loses",
  },
  { scenario: "optimistic-locking", steps: [5], reason: "nothing has to be sent again, see step 4" },
  {
    ...{ scenario: "double-complete-race", steps: [3] },
    reason: "the second of two completions always finds the task gone; Camunda says so only sometimes",
    instead: {
      status: 500,
      response: {
        ...{ type: "RestException", code: 0 },
        message: "Cannot complete task {{taskId1}}: Cannot find task with id {{taskId1}}: task is null",
      },
    },
  },
  { scenario: "expressions", steps: [7], reason: "members of Json are reached by name, too: more than Spin's prop()" },
  {
    ...{ scenario: "variables of every type", steps: [12], reason: "an abstract type is refused like an unknown one" },
    instead: {
      status: 400,
      response: invalidRequest("Cannot put process instance variable number: Unsupported value type 'Number'"),
    },
  },
  {
    ...{ scenario: "variables of every type", steps: [89], reason: "a 400 in place of Camunda's NullPointerException" },
    instead: { status: 400, response: invalidRequest("No data is contained in the form upload.") },
  },
  {
    ...{
      scenario: "variables of every type",
      steps: [100],
      reason: "an uploaded text is a text, and not the name of a Java object",
    },
    instead: { status: 200, response: { type: "String", value: "x", valueInfo: {} } },
  },
  {
    ...{ scenario: "task-unknown", steps: [15], reason: "a 404 in place of Camunda's NullPointerException" },
    instead: { status: 404, response: { type: "InvalidRequestException", message: "No matching task with id nope", code: null } },
  },
  {
    ...{ scenario: "restart", steps: [25, 67, 72] },
    reason:
      "the history of a subprocess in which an instance is begun again names the instance as its parent; Camunda leaves that empty",
  },
  {
    ...{ scenario: "start-timer-log", steps: [8] },
    reason: "the log of a job does not know the configuration of a job definition that was deleted; see step 9",
  },
  { scenario: "modification requests", steps: [1, 2], reason: "the words of the JSON parser, which is another one here" },
  { scenario: "identity", steps: [20], reason: authorizations, instead: notServed },
  { scenario: "auth", steps: [12, 13, 14, 16, 20, 22, 24, 27, 30, 31, 32, 33, 36], reason: authorizations },
  { scenario: "auth", steps: [15, 17, 18, 23, 25, 37], reason: authorizations, instead: notServed },
];

function invalidRequest(message: string) {
  return { type: "InvalidRequestException", message, code: null };
}

function notAcceptable() {
  return { type: "NotAcceptableException", message: "HTTP 406 Not Acceptable", code: null };
}

function formFault(): string {
  return "ENGINE-09033 Could not parse Camunda Form resource x.form. Cause: {{parserText}}";
}
