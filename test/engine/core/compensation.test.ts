/** Compensation where it differs from Camunda on purpose, and where no recording can show it. */
import { Driver } from "./support/driver.ts";
import { association, boundary, compensateEvent, flows, model, start, subprocess, throwEvent, user } from "./support/models.ts";

const handler = 'isForCompensation="true"';
const note = (id: string, attributes = "") =>
  `<bpmn:serviceTask id="${id}" camunda:expression="\${execution.setVariable('log', log.concat(' ${id}'))}" ${attributes}/>`;
const undone = (id: string) => boundary(`${id}b`, id, compensateEvent());
const undoneBy = (id: string) => association(`${id}b`, `${id}u`);

/** A subprocess with one task that can be undone. */
const booking = (id: string) =>
  subprocess(
    id,
    start(`${id}s`) +
      user(`${id}t`) +
      user(`${id}tu`, handler) +
      undone(`${id}t`) +
      flows(`${id}s -> ${id}t`) +
      undoneBy(`${id}t`),
  );

const activities = (driver: Driver) => {
  const shape = (each: ReturnType<Driver["tree"]>): string =>
    `${each.activityId}[${each.childActivityInstances.map(shape).sort().join(" ")}]`;
  return driver.tree().childActivityInstances.map(shape).sort();
};

test("what was completed in the same moment is undone backwards, too", async () => {
  const tasks = ["a", "b", "c"].map((id) => note(id) + note(`${id}u`, handler) + undone(id)).join("");
  const body = start() + tasks + throwEvent("t", compensateEvent()) + user("z") + flows("s -> a -> b -> c -> t -> z");
  const driver = await new Driver().deploy(model(body + ["a", "b", "c"].map(undoneBy).join("")));
  driver.start("p", { log: "" });
  expect(driver.variables()).toEqual({ log: " a b c cu bu au" });
});

test("each subprocess that is compensated is shown with its own handlers", async () => {
  const body = start() + booking("one") + booking("two") + throwEvent("t", compensateEvent()) + user("z");
  const driver = await new Driver().deploy(model(body + flows("s -> one -> two -> t -> z")));
  driver.start("p");
  driver.completeTask("onet");
  driver.completeTask("twot");
  expect(activities(driver)).toEqual(["one[onetu[]]", "t[]", "two[twotu[]]"]);
  driver.completeTask("onetu");
  expect(activities(driver)).toEqual(["t[]", "two[twotu[]]"]);
  driver.completeTask("twotu");
  expect(driver.waits()).toEqual(["z"]);
});

describe("while a subprocess is compensated", () => {
  const begun = async () => {
    const body = start() + booking("one") + throwEvent("t", compensateEvent()) + user("z") + flows("s -> one -> t -> z");
    const driver = await new Driver().deploy(model(body));
    const instanceId = driver.start("p");
    driver.completeTask("onet");
    const modify = (activityId: string) =>
      driver.run({ type: "modify-instance", instanceId, instructions: [{ type: "startBeforeActivity", activityId }] });
    return { driver, modify, instanceId };
  };

  test("a path begun within it begins the subprocess once more", async () => {
    const { driver, modify, instanceId } = await begun();
    modify("onet");
    expect(activities(driver)).toEqual(["one[onet[]]", "one[onetu[]]", "t[]"]);
    driver.completeTask("onetu");
    expect(activities(driver)).toEqual(["one[onet[]]", "z[]"]);
    driver.completeTask("onet");
    driver.completeTask("onetu");
    const [task] = driver.tasks();
    driver.run({ type: "complete-task", taskId: task!.id, variables: {} });
    driver.completeTask("z");
    expect(driver.endState(instanceId)).toBe("COMPLETED");
    expect(driver.openActivities()).toEqual([]);
  });

  test("its variables can be changed from outside", async () => {
    const { driver } = await begun();
    const restored = Object.values(driver.state!.executions).find(({ compensation }) => compensation?.kind === "restored")!;
    const modifications = { x: { type: "Integer" as const, value: 1 } };
    driver.run({ type: "set-variables", scope: { executionId: restored.id }, local: true, modifications, deletions: [] });
    expect(driver.variables(driver.task("onetu").executionId)).toEqual({ x: 1 });
    expect(driver.variables()).toEqual({});
  });
});
