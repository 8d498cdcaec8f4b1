/** What no recording shows: the bounds of a step, its purity, and how it fails. */
import { visibleVariables } from "../../../src/engine/core/read/visible-variables.ts";
import { step } from "../../../src/engine/core/step.ts";
import type { Effect } from "../../../src/engine/core/types/effects.ts";
import { EngineException } from "../../../src/engine/core/types/exceptions.ts";
import { Driver } from "./support/driver.ts";
import { boundary, end, extension, external, flows, model, start, subprocess, timer, user } from "./support/models.ts";

test("a long line of automatic elements does not deepen the stack", async () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `a${index}`);
  const tasks = ids.map((id) => `<bpmn:task id="${id}"/>`).join("");
  const driver = await new Driver().deploy(model(start() + tasks + end() + flows(`s -> ${ids.join(" -> ")} -> e`)));
  const id = driver.start("p");
  expect(driver.endState(id)).toBe("COMPLETED");
});

test.each([
  ["a loop", `${start()}<bpmn:task id="a"/><bpmn:exclusiveGateway id="g"/>${flows("s -> g -> a -> g")}`],
  ["a process that calls itself", `${start()}<bpmn:callActivity id="a" calledElement="p"/>${flows("s -> a")}`],
])("%s without a wait state is stopped", async (_name, body) => {
  const driver = await new Driver().deploy(model(body));
  expect(() => driver.start("p")).toThrow(/^More than 100000 operations in one step/);
});

describe("the order of several flows, as Camunda 7.24.0 takes them", () => {
  const fork = user("a") + user("b") + flows("u -> a") + flows("u -> b");
  const begun = (effects: Effect[]) =>
    effects.flatMap((effect) => (effect.type === "user-task-created" ? [effect.activityId] : []));

  test("the last first, where a wait state is left", async () => {
    const driver = await new Driver().deploy(model(start() + user("u") + fork + flows("s -> u")));
    driver.start("p");
    expect(begun(driver.completeTask("u"))).toEqual(["b", "a"]);
  });

  test.each([
    ["behind a wait state", `${user("h")}<bpmn:parallelGateway id="u"/>${flows("s -> h -> u")}`, "completeTask", "h"],
    ["by a job", `<bpmn:task id="u" camunda:asyncBefore="true"/>${flows("s -> u")}`, "executeJob", "u"],
  ] as const)("in document order %s", async (_name, body, act, activityId) => {
    const driver = await new Driver().deploy(model(start() + body + fork));
    driver.start("p");
    expect(begun(driver[act](activityId))).toEqual(["a", "b"]);
  });
});

test("a step that fails names the activity and has changed nothing", async () => {
  const driver = await new Driver().deploy(
    model(start() + external("t") + user("u", 'camunda:assignee="${nobody}"') + flows("s -> t -> u")),
  );
  driver.start("p");
  const before = JSON.stringify(driver.state);
  const act = () => driver.completeExternal("t", { v: 1 });
  expect(act).toThrow("Unknown property used in expression: ${nobody}. Cause: Cannot resolve identifier 'nobody'");
  expect(act).toThrow(expect.objectContaining({ failedActivityId: "u" }) as EngineException);
  expect(JSON.stringify(driver.state)).toBe(before);
  driver.completeExternal("t", { nobody: "ana" });
  expect(driver.task("u").assignee).toBe("ana");
});

test("the same state and command give the same result", async () => {
  const driver = await new Driver().deploy(model(start() + external("t") + user("u") + flows("s -> t -> u")));
  driver.start("p", { list: { type: "Json", value: "[1, 2]" } });
  const apply = () => {
    let id = 0;
    return step(
      {
        now: 0,
        newId: () => `n${++id}`,
        definition: () => driver.definition("p"),
        calledDefinition: () => undefined,
        task: () => {
          throw new Error("no task is asked for");
        },
        signal: () => [],
        authenticatedUserId: null,
      },
      driver.state,
      { type: "complete-external-task", externalTaskId: driver.externalTask("t").id, variables: {}, localVariables: {} },
    );
  };
  expect(apply()).toEqual(apply());
});

test.each([
  { type: "complete-task", taskId: "nope", variables: {} },
  { type: "execute-job", jobId: "nope" },
  { type: "message", subscriptionId: "nope", variables: {}, localVariables: {} },
  { type: "delete-instance", instanceId: "nope", deleteReason: null, skipIoMappings: false },
  { type: "set-variables", scope: { executionId: "nope" }, local: false, modifications: {}, deletions: [] },
] as const)("$type of something that is not there", async (command) => {
  const driver = await new Driver().deploy(model(start() + user("u") + flows("s -> u")));
  driver.start("p");
  expect(() => driver.run({ ...command } as Parameters<Driver["run"]>[0])).toThrow(EngineException);
});

test("variables named like members of objects", async () => {
  const driver = await new Driver().deploy(model(start() + user("u") + user("v") + flows("s -> u -> v")));
  const names = JSON.parse('{"__proto__":1,"constructor":2,"toString":3}') as Record<string, unknown>;
  driver.start("p", names);
  expect(Object.entries(driver.variables())).toEqual(Object.entries(names));
  driver.completeTask("u");
  expect(Object.entries(driver.variables())).toEqual(Object.entries(names));
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("variables local to a path move into the scope when it is the last one left", async () => {
  const driver = await new Driver().deploy(model(start() + user("k") + user("a") + user("b") + flows("s -> k, k -> a, k -> b")));
  driver.start("p", { v: "process" });
  driver.completeTask("k");
  const { executionId } = driver.task("b");
  const modifications = { v: { type: "String", value: "path" }, w: { type: "Integer", value: 1 } } as const;
  driver.run({ type: "set-variables", scope: { executionId }, local: true, modifications, deletions: [] });
  expect(driver.variables()).toEqual({ v: "process" });
  driver.completeTask("a");
  expect(driver.task("b").executionId).toBe(driver.state!.rootInstanceId);
  expect(driver.variables()).toEqual({ v: "path", w: 1 });
});

describe("local variables of a task", () => {
  test("cover those of its execution, are skipped on completion and end with it", async () => {
    const driver = await new Driver().deploy(model(start() + user("u") + user("w") + flows("s -> u -> w")));
    driver.start("p", { v: "process" });
    const { id: taskId, executionId } = driver.task("u");
    const set = (local: boolean, value: string) =>
      driver.run({
        type: "set-variables",
        scope: { taskId },
        local,
        modifications: { v: { type: "String", value } },
        deletions: [],
      });
    set(true, "task");
    set(false, "task again");
    expect(visibleVariables(driver.state!, executionId, taskId).v?.value).toBe("task again");
    driver.completeTask("u", { v: "completed" });
    expect(driver.variables()).toEqual({ v: "completed" });
    expect(driver.state!.taskVariables).toEqual({});
  });
});

describe("start instructions", () => {
  const body =
    start() +
    user("a") +
    subprocess("sp", start("ss") + user("b") + user("c") + flows("ss -> b -> c")) +
    end() +
    flows("s -> a -> sp -> e");
  const begin = async (...startInstructions: NonNullable<Parameters<Driver["start"]>[2]>["startInstructions"] & object) => {
    const driver = await new Driver().deploy(model(body));
    driver.start("p", {}, { startInstructions });
    return driver;
  };

  test("before an activity, in the scopes around it", async () => {
    const driver = await begin({
      type: "startBeforeActivity",
      activityId: "b",
      variables: { l: { type: "Integer", value: 1, local: true } },
    });
    expect(driver.waits()).toEqual(["b"]);
    expect(driver.openActivities()).toEqual(["sp", "b"]);
    driver.completeTask("b");
    driver.completeTask("c");
    expect(driver.state).toBeNull();
  });

  test("behind an activity, and at a flow, side by side", async () => {
    const driver = await begin(
      { type: "startAfterActivity", activityId: "b" },
      { type: "startTransition", transitionId: "f_s_a" },
    );
    expect(driver.waits()).toEqual(["a", "c"]);
  });

  test("an activity that does not exist", async () => {
    await expect(begin({ type: "startBeforeActivity", activityId: "nope" })).rejects.toThrow(
      "Element 'nope' does not exist in process p:1: targetElement is null",
    );
  });

  test.each([false, true])("an instance more of a multi-instance activity (sequential: %s)", async (sequential) => {
    const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`;
    const driver = await new Driver().deploy(model(start() + user("a", "", loop) + flows("s -> a")));
    const instanceId = driver.start("p");
    const instructions = [{ type: "startBeforeActivity" as const, activityId: "a" }];
    const more = () => driver.run({ type: "modify-instance", instanceId, instructions });
    if (sequential) expect(more).toThrow("Concurrent instantiation not possible for activities in scope a#multiInstanceBody");
    else {
      more();
      expect(driver.waits()).toEqual(["a", "a", "a"]);
    }
  });

  test("an instance that ends while it begins", async () => {
    const driver = await begin({ type: "startBeforeActivity", activityId: "e" });
    expect(driver.state).toBeNull();
  });
});

test("more instances at once than any model has are refused before they exist", async () => {
  const loop = (attributes: string, count: number) =>
    `<bpmn:multiInstanceLoopCharacteristics ${attributes}><bpmn:loopCardinality>${count}</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>`;
  const begin = async (attributes: string, count: number) => {
    const driver = await new Driver().deploy(model(start() + user("a", "", loop(attributes, count)) + flows("s -> a")));
    driver.start("p");
    return driver.waits();
  };
  await expect(begin("", 2_000_000_000)).rejects.toThrow("More than 100000 instances of an activity at once: 2000000000 of 'a'.");
  expect(await begin("", 3)).toEqual(["a", "a", "a"]);
  expect(await begin('isSequential="true"', 2_000_000_000)).toEqual(["a"]);
});

test("camunda:initiator is the user of the request", async () => {
  const driver = await new Driver().deploy(
    model(`<bpmn:startEvent id="s" camunda:initiator="who"/>${user("u")}${flows("s -> u")}`),
  );
  driver.authenticatedUserId = "ana";
  driver.start("p");
  expect(driver.variables()).toEqual({ who: "ana" });
});

test("an escalation that nobody can catch", async () => {
  const driver = await new Driver().deploy(model(start() + user("k") + flows("s -> k")));
  driver.start("p");
  expect(() => driver.run({ type: "task-escalation", taskId: driver.task("k").id, escalationCode: "ZZ", variables: {} })).toThrow(
    "ENGINE-02043 Execution with id 'k' throws an escalation event with escalationCode 'ZZ', but no escalation handler was defined. ",
  );
});

test("a timer is set before the listeners of its activity write what it reads", async () => {
  const listener = extension(`<camunda:executionListener event="start" expression="\${execution.setVariable('d', 'PT5H')}"/>`);
  const driver = await new Driver().deploy(
    model(start() + user("u", "", listener) + boundary("b", "u", timer("timeDuration", "${d}")) + flows("s -> u")),
  );
  driver.start("p", { d: "PT1H" });
  expect(driver.jobs().map(({ due }) => due)).toEqual([driver.now + 3_600_000]);
  expect(driver.variables()).toEqual({ d: "PT5H" });
});

test("listeners are left out on request when an instance is deleted", async () => {
  const listener = extension('<camunda:executionListener event="end" expression="${nobody}"/>');
  const driver = await new Driver().deploy(model(start() + user("u", "", listener) + flows("s -> u")));
  const instanceId = driver.start("p");
  const remove = (skipCustomListeners: boolean) =>
    driver.run({ type: "delete-instance", instanceId, deleteReason: null, skipIoMappings: false, skipCustomListeners });
  expect(() => remove(false)).toThrow("Unknown property used in expression: ${nobody}");
  remove(true);
  expect(driver.state).toBeNull();
});

test.each([
  ["deployment", 'camunda:calledElementBinding="deployment"', "q:1"],
  ["version", 'camunda:calledElementBinding="version" camunda:calledElementVersion="2"', "q:2"],
  ["version tag", 'camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="v2"', "q:2"],
  ["latest", "", "q:3"],
])("a call activity with binding %s", async (_name, attributes, definitionId) => {
  const called = (tag: string) =>
    model(start() + user("u") + flows("s -> u"), { key: "q", attributes: ` camunda:versionTag="${tag}"` });
  const driver = new Driver();
  await driver.deploy(
    model(`${start()}<bpmn:callActivity id="ca" calledElement="q" ${attributes}/>${flows("s -> ca")}`),
    called("v1"),
  );
  await driver.deploy(called("v2"));
  await driver.deploy(called("v3"));
  driver.start("p");
  expect(driver.task("u").definitionId).toBe(definitionId);
});
