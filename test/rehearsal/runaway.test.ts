import { rehearse, standAt } from "../../src/rehearsal/index.ts";
import { end, line, p, person, scenario, start } from "./support/models.ts";

const often = (sequential: boolean) =>
  `<task id="again"><multiInstanceLoopCharacteristics isSequential="${sequential}"><loopCardinality xsi:type="tFormalExpression">1000000000</loopCardinality></multiInstanceLoopCharacteristics></task>`;
const daily =
  '<boundaryEvent id="day" attachedToRef="ask" cancelActivity="false"><timerEventDefinition><timeCycle xsi:type="tFormalExpression">R/PT1M</timeCycle></timerEventDefinition></boundaryEvent><endEvent id="noted"/><sequenceFlow id="day-noted" sourceRef="day" targetRef="noted"/>';

test.each([
  ["an activity that is done a milliard times, one after the other", p(line(start, often(true), end()))],
  ["an activity that is done a milliard times, side by side", p(line(start, often(false), end()))],
])("%s is stopped and told, in both ways to play it", async (_, models) => {
  expect((await standAt(models, { process: "p", steps: [] })).problem).not.toBeNull();
  const [model] = await rehearse(models, [{ file: "x.yml", scenario: scenario({ path: [] }) }]);
  expect(model!.scenarios[0]!.problems).toHaveLength(1);
});

test("time that passes again and again is stopped for the scenario as a whole; a year of days is not", async () => {
  const models = p(line(start, person("ask"), end()) + daily);
  const steps = Array.from({ length: 50 }, () => ({ pass: "PT8H" }));
  const [model] = await rehearse(models, [{ file: "x.yml", scenario: scenario({ path: [], steps }) }]);
  expect(model!.scenarios[0]!.problems).toHaveLength(1);
  const year = { process: "p", steps: [{ pass: "P365D" }] };
  const standing = await standAt(p(line(start, person("ask"), end()) + daily.replace("PT1M", "P1D")), year);
  expect([standing.problem, standing.taken.length]).toEqual([null, 1]);
});
