import type { LeftOut } from "./left-out.ts";

/** A fault of a model: what is wrong, where, and in which element. */
type Fault = [message: string, line: number, column: number, elementId: string | null];

const noParent =
  "what start instructions begin in a scope belongs to the process instance, as everywhere; Camunda leaves its parent null";
const lastOutput =
  "outputs of the last activity are mapped to the process instance; Camunda has lost the scopes by then and cannot complete it";
const listItems = "items of a list keep their types; Camunda reads all as the class of the first once they were stored";

/** Recorded steps about models and their execution that do not hold here. */
export const leftOutOfModels: LeftOut[] = [
  {
    ...{ scenario: "faults-of-activities", steps: [5], reason: "script tasks are refused, with or without a script" },
    instead: refused(
      "script-task-without-script.bpmn",
      [
        'A script task is not supported by this engine: use an external task (camunda:type="external" with camunda:topic).',
        ...([5, 26, "t"] as const),
      ],
      ["Invalid destination 't' of sequence flow 'f_s_t'", 6, 60, "f_s_t"],
    ),
  },
  {
    ...{
      scenario: "faults-of-activities",
      steps: [13],
      reason: "a fault with its place; Camunda answers with a NullPointerException",
    },
    instead: refused("user-form-ref-version-missing.bpmn", [
      "Invalid element definition: formRefVersion is mandatory when formRefBinding is version",
      ...([5, 85, "u"] as const),
    ]),
  },
  {
    ...{ scenario: "faults-of-flows", steps: [15], reason: "a fault with its place; Camunda answers with one of its database" },
    instead: refused("process-without-id.bpmn", ["Attribute 'id' is mandatory on process.", 3, 69, null]),
  },
  {
    ...{
      scenario: "faults-of-flows",
      steps: [19],
      reason: "what the schema expects in place of an unknown element is not listed",
    },
    instead: refused("unknown-element.bpmn", [
      `cvc-complex-type.2.4.a: Invalid content was found starting with element '{"http://www.omg.org/spec/BPMN/20100524/MODEL":zzTask}'.`,
      ...([5, 22, null] as const),
    ]),
  },
  {
    ...{ scenario: "input-output-kinds", steps: [7], reason: listItems },
    instead: {
      status: 200,
      response: {
        date: { type: "Date", value: "2030-01-02T03:04:05.000+0000", valueInfo: {} },
        oa: { type: "Long", value: 4, valueInfo: {} },
        s: { type: "String", value: "ç", valueInfo: {} },
        ob: { type: "Integer", value: 2, valueInfo: {} },
        oc: list('["x",3]', "String"),
        od: { type: "String", value: "v", valueInfo: {} },
        oe: { type: "Null", value: null, valueInfo: {} },
        of: list("[4]", "Long"),
        j: { type: "Json", value: '{"x": {"y": 1.0}}', valueInfo: {} },
        list: list("[1,2]", "Integer"),
        n: { type: "Long", value: 13, valueInfo: {} },
      },
    },
  },
  { scenario: "input-output-kinds", steps: [8], reason: listItems },
  {
    scenario: "output-of-the-last-activity-without-end-event",
    steps: [2],
    reason: lastOutput,
    instead: { status: 204, response: null },
  },
  {
    scenario: "output-of-the-last-activity-without-end-event",
    steps: [3],
    reason: lastOutput,
    instead: { status: 200, response: [] },
  },
  {
    scenario: "output-of-the-last-activity-without-end-event",
    steps: [6],
    reason: lastOutput,
    instead: { status: 204, response: null },
  },
  {
    ...{ scenario: "start-with-instructions", steps: [4], reason: noParent },
    instead: begunInScope("{{processInstanceId1}}", "{{activityInstanceId1}}", "{{activityInstanceId2}}", "{{executionId1}}"),
  },
  {
    ...{ scenario: "start-with-instructions", steps: [6], reason: noParent },
    instead: {
      status: 200,
      response: [
        { name: "y", value: 2, executionId: "{{executionId1}}", activityInstanceId: "sp:{{activityInstanceId1}}" },
        { name: "g", value: 0, executionId: "{{processInstanceId1}}", activityInstanceId: "{{processInstanceId1}}" },
        { name: "x", value: 1, executionId: "{{processInstanceId1}}", activityInstanceId: "{{processInstanceId1}}" },
        { name: "m", value: "mapped", executionId: "{{executionId1}}", activityInstanceId: "{{processInstanceId1}}" },
      ],
    },
  },
  {
    ...{ scenario: "start-with-instructions", steps: [16], reason: noParent },
    instead: begunInScope("{{processInstanceId3}}", "{{activityInstanceId4}}", "{{activityInstanceId5}}", "{{executionId2}}"),
  },
  {
    ...{ scenario: "start-with-instructions", steps: [27], reason: "the words of the JSON parser, which is another one here" },
    instead: {
      status: 400,
      response: {
        ...{ type: "InvalidRequestException", code: null },
        message: "Cannot instantiate process definition swi:1:{{processDefinitionId1}}: Invalid start instruction type 'zz'",
      },
    },
  },
];

/** A deployment refused with a ParseException. */
function refused(file: string, ...faults: Fault[]): NonNullable<LeftOut["instead"]> {
  const lines = faults.map(([message, line, column]) => `\n* ${message} | resource ${file} | line ${line} | column ${column}`);
  const errors = faults.map(([message, line, column, id]) => {
    // Camunda writes the name with a Cyrillic letter.
    return { message, line, column, mainElementId: id, "\u0435lementIds": id === null ? [] : [id] };
  });
  return {
    status: 400,
    response: {
      ...{ type: "ParseException", code: 0, details: { [file]: { errors, warnings: [] } } },
      message: `ENGINE-09005 Could not parse BPMN process. Errors: ${lines.join("")}`,
    },
  };
}

function list(value: string, items: string) {
  const objectTypeName = `java.util.ArrayList<java.lang.${items}>`;
  return { type: "Object", value, valueInfo: { objectTypeName, serializationDataFormat: "application/json" } };
}

/** The history of a subprocess in which an instance began at its second activity. */
function begunInScope(instance: string, scope: string, activity: string, executionId: string): NonNullable<LeftOut["instead"]> {
  return {
    status: 200,
    response: [
      { id: `c:${activity}`, parentActivityInstanceId: `sp:${scope}`, activityId: "c", executionId },
      { id: `sp:${scope}`, parentActivityInstanceId: instance, activityId: "sp", executionId },
    ],
  };
}
