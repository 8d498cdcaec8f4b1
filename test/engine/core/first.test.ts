import { Driver } from "./support/driver.ts";
import { end, external, flows, model, start, user } from "./support/models.ts";

test("a line of tasks", async () => {
  const driver = await new Driver().deploy(model(start() + external("t") + user("u") + end() + flows("s -> t -> u -> e")));
  const id = driver.start("p", { a: 1 });
  expect(driver.waits()).toEqual(["t"]);
  driver.completeExternal("t", { b: 2 });
  expect(driver.variables()).toEqual({ a: 1, b: 2 });
  driver.completeTask("u");
  expect(driver.state).toBeNull();
  expect(driver.endState(id)).toBe("COMPLETED");
});

test("fork and join", async () => {
  const driver = await new Driver().deploy(
    model(
      start() +
        '<bpmn:parallelGateway id="f"/><bpmn:parallelGateway id="j"/>' +
        user("a") +
        external("b") +
        end() +
        flows("s -> f -> a -> j -> e, f -> b -> j"),
    ),
  );
  driver.start("p");
  expect(driver.waits()).toEqual(["a", "b"]);
  driver.completeTask("a");
  driver.completeExternal("b");
  expect(driver.state).toBeNull();
  expect(driver.openActivities()).toEqual([]);
});
