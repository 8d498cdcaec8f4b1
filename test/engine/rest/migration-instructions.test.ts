import { expect } from "@jest/globals";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;
let plan: { sourceProcessDefinitionId: string; targetProcessDefinitionId: string };
let instance: string;

beforeAll(async () => {
  test_ = await testEngine();
  await test_.deploy("moving", '<startEvent id="s"/><userTask id="u"/> s>u ');
  instance = await test_.start("moving");
  const [{ id }] = (await test_.get("/process-definition?key=moving")).json;
  plan = { sourceProcessDefinitionId: id, targetProcessDefinitionId: id };
});
afterAll(() => test_?.stop());

/** What validating, executing and executing as a batch answer, as Camunda 7.24.0 does. */
async function statuses(instructions: unknown): Promise<number[]> {
  const migrationPlan = { ...plan, instructions };
  const validated = await test_.post("/migration/validate", migrationPlan);
  const executed = await test_.post("/migration/execute", { migrationPlan, processInstanceIds: [instance] });
  const batch = await test_.post("/migration/executeAsync", { migrationPlan, processInstanceIds: [instance] });
  return [validated.status, executed.status, batch.status];
}

const to = (source: unknown, target: unknown) => [{ sourceActivityIds: source, targetActivityIds: target }];

test.each([
  ["an activity to itself", to(["u"], ["u"]), [200, 204, 200]],
  ["null", [null], [500, 500, 500]],
  ["nothing in it", [{}], [500, 500, 500]],
  ["no list of activities", to(null, ["u"]), [500, 500, 500]],
  ["an empty list of activities", to(["u"], []), [500, 500, 500]],
  ["a text", ["x"], [400, 400, 400]],
  ["a number", [1], [400, 400, 400]],
  ["a null id", to([null], ["u"]), [200, 400, 400]],
])("an instruction that is or has %s", async (_what, instructions, expected) => {
  expect(await statuses(instructions)).toEqual(expected);
});

test("a null id is reported as one, and the message names it", async () => {
  const instructionReports = [
    {
      instruction: { sourceActivityIds: ["u"], targetActivityIds: [null], updateEventTrigger: false },
      failures: ["Target activity id is null"],
    },
  ];
  const migrationPlan = { ...plan, instructions: to(["u"], [null]) };
  expect(await test_.post("/migration/validate", migrationPlan)).toMatchObject({ status: 200, json: { instructionReports } });
  expect(await test_.post("/migration/execute", { migrationPlan, processInstanceIds: [] })).toMatchObject({
    status: 400,
    json: {
      type: "MigrationPlanValidationException",
      message: expect.stringContaining("{sourceActivityId='u', targetActivityId='null', updateEventTrigger='false'}"),
      validationReport: { instructionReports },
    },
  });
});

test("instructions say nothing to generating a plan, but must have their shape", async () => {
  expect(await test_.post("/migration/generate", { ...plan, instructions: [null] })).toMatchObject({ status: 200 });
  expect(await test_.post("/migration/generate", { ...plan, instructions: "x" })).toMatchObject({ status: 400 });
});
