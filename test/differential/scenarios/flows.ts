import {
  type Block,
  boundary,
  call,
  caught,
  end,
  error,
  evaluate,
  exclusive,
  external,
  inclusive,
  message,
  onEvent,
  parallel,
  repeat,
  sub,
  task,
  timer,
  user,
} from "../support/blocks.ts";
import { model } from "../support/draw.ts";
import { complete, done, execute, fails, modify, post, remove, send, set, start, suspend, typed } from "../support/scenario.ts";
import { type Family, scenario, scenarioOf } from "./family.ts";

const kinds: [string, (id: string, options: object) => Block][] = [
  ["user task", user],
  ["external task", external],
  ["subprocess", (id, options) => sub(id, [user("inner")], options)],
  [
    "call activity",
    (id, options) => call(id, "child", '<camunda:in source="item" target="item"/><camunda:out source="r" target="r"/>', options),
  ],
];
const finish = (kind: string) =>
  kind === "external task" ? done("a", { r: 1 }) : [complete(kind === "user task" ? "a" : "inner", { r: 1 })];

export const flows: Family = {
  name: "flows",
  scenarios: [
    scenario(
      "exclusive gateway: the first that holds, the default, none",
      [exclusive("g", ["${n > 5}", user("a")], ["${n > 1}", user("b")], ["default", user("c")])],
      [start({ n: 9 }), start({ n: 2 }), start({ n: 0 }), complete("a"), complete("b"), complete("c")],
    ),
    scenario(
      "exclusive gateway: nothing holds",
      [user("u"), exclusive("g", ["${n > 5}", user("a")], ["${n > 1}", user("b")])],
      [start({ n: 0 }), complete("u"), set("n", 3), complete("u")],
    ),
    scenario(
      "conditions that are no Boolean",
      [user("u"), exclusive("g", ["${n}", user("a")], ["default"])],
      [
        start({ n: 0 }),
        complete("u"),
        set("n", null),
        complete("u"),
        set("n", "true"),
        complete("u"),
        set("n", true),
        complete("u"),
      ],
    ),
    scenario(
      "parallel gateway: fork and join",
      [parallel("g", [user("a")], [user("b"), user("c")], []), user("z")],
      [start(), complete("b"), complete("a"), complete("c"), complete("z")],
    ),
    scenario(
      "parallel gateways within each other",
      [parallel("g", [parallel("h", [user("a")], [user("b")])], [user("c")]), user("z")],
      [start(), complete("c"), complete("a"), complete("b"), complete("z")],
    ),
    scenario(
      "inclusive gateway",
      [inclusive("g", ["${n > 1}", user("a")], ["${n > 2}", user("b")], ["default", user("c")]), user("z")],
      [
        start({ n: 3 }),
        complete("a"),
        complete("b"),
        complete("z"),
        start({ n: 2 }),
        complete("a"),
        complete("z"),
        start({ n: 0 }),
        complete("c"),
        complete("z"),
      ],
    ),
    scenario(
      "inclusive gateway: nothing holds",
      [inclusive("g", ["${n > 1}", user("a")], ["${n > 2}", user("b")])],
      [start({ n: 0 })],
    ),
    scenario(
      "inclusive gateway: a branch that ends by itself",
      [inclusive("g", ["${true}", user("a")], ["${true}", user("b"), end("e")]), user("z")],
      [start(), complete("a"), complete("b"), complete("z")],
    ),
    scenarioOf(
      "conditional flows of an activity, flows without gateway",
      [
        model([user("a")]).replace(
          "</bpmn:process>",
          '<bpmn:userTask id="b"/><bpmn:userTask id="c"/><bpmn:sequenceFlow id="x1" sourceRef="a" targetRef="b"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${n > 1}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id="x2" sourceRef="a" targetRef="c"/><bpmn:sequenceFlow id="x3" sourceRef="b" targetRef="c"/></bpmn:process>',
        ),
      ],
      [start({ n: 2 }), complete("a"), complete("b"), complete("c"), complete("c")],
    ),
    scenario(
      "repetition",
      [repeat("r", "${again}", user("a")), user("z")],
      [start({ again: true }), complete("a"), complete("a", { again: false }), complete("z")],
    ),
    ...[false, true].flatMap((sequential) => [
      ...kinds.flatMap(([kind, make]) => {
        const models = (options: object) => [
          model([make("a", options), user("z")]),
          ...(kind === "call activity" ? [model([user("inner")], { key: "child" })] : []),
        ];
        const order = sequential ? "sequential" : "parallel";
        return [
          scenarioOf(
            `multi-instance ${kind}, ${order}: collection`,
            models({ loop: { sequential, collection: "items", element: "item" } }),
            [start({ items: { value: ["x", "y"] } }), ...finish(kind), ...finish(kind), complete("z")],
          ),
          scenarioOf(
            `multi-instance ${kind}, ${order}: completion condition`,
            models({ loop: { sequential, cardinality: "3", until: "${nrOfCompletedInstances == 2}" } }),
            [start(), ...finish(kind), ...finish(kind), complete("z")],
          ),
        ];
      }),
      scenario(
        `multi-instance, ${sequential ? "sequential" : "parallel"}: none, and not a collection`,
        [user("a", { loop: { sequential, collection: "${items}", element: "item" } }), user("z")],
        [start({ items: { value: [] } }), start({ items: "text" }), start(), complete("z")],
      ),
      scenario(
        `multi-instance, ${sequential ? "sequential" : "parallel"}: a caught error ends all`,
        [external("a", { loop: { sequential, cardinality: "${n}" }, boundaries: [boundary("b", error("E"), [user("late")])] })],
        [start({ n: 3 }), ...done("a"), ...fails("a", "E"), complete("late")],
      ),
      scenario(
        `multi-instance, ${sequential ? "sequential" : "parallel"}: asynchronous`,
        [
          user("a", {
            attributes: 'camunda:asyncBefore="true" camunda:asyncAfter="true"',
            loop: { sequential, cardinality: "2", attributes: 'camunda:asyncBefore="true" camunda:asyncAfter="true"' },
          }),
          user("z"),
        ],
        [
          start(),
          execute("a#multiInstanceBody"),
          execute("a"),
          complete("a"),
          execute("a"),
          execute("a"),
          complete("a"),
          execute("a"),
          execute("a#multiInstanceBody"),
          complete("z"),
        ],
      ),
    ]),
    scenario(
      "multi-instance within multi-instance, with inputs",
      [
        sub(
          "sp",
          [
            user("a", {
              loop: { sequential: false, collection: "inner", element: "i" },
              inputs: { l: "${o} ${i} ${loopCounter}" },
            }),
          ],
          { loop: { sequential: true, collection: "outer", element: "o" } },
        ),
      ],
      [
        start({ outer: { value: ["p", "q"] }, inner: { value: [1, 2] } }),
        complete("a"),
        complete("a"),
        complete("a"),
        complete("a"),
      ],
    ),
    scenario(
      "subprocesses: variables of their own",
      [
        sub("sp", [user("a"), sub("in", [external("x", { outputs: { up: "${own}" } })])], {
          inputs: { v: "inner" },
          outputs: { result: "${v}" },
        }),
        user("z"),
      ],
      [start({ v: "outer" }), complete("a", { v: "changed" }), done("x", { v: "again" }, { own: 1 }), complete("z")],
    ),
    scenario(
      "modification: start before, after and cancel",
      [user("a"), sub("sp", [user("b"), user("c")]), user("z")],
      [
        start(),
        modify({
          type: "startBeforeActivity",
          activityId: "b",
          variables: { l: { value: 1, type: "Integer", local: true }, g: { value: 2, type: "Integer" } },
        }),
        modify({ type: "startAfterActivity", activityId: "b" }),
        modify({ type: "cancel", activityId: "a" }),
        modify({ type: "cancel", activityInstanceId: "{activity:b}" }, { type: "startBeforeActivity", activityId: "z" }),
        modify({ type: "startBeforeActivity", activityId: "nothing" }),
        complete("c"),
        modify({ type: "cancel", activityInstanceId: "{activity:z}" }),
        modify({ type: "cancel", activityId: "z" }, { type: "cancel", activityId: "z" }),
      ],
    ),
    scenario(
      "modification: of a multi-instance body, and of a transition",
      [user("a", { loop: { sequential: false, cardinality: "2" } }), user("b", { attributes: 'camunda:asyncBefore="true"' })],
      [
        start(),
        modify({ type: "startBeforeActivity", activityId: "a#multiInstanceBody" }),
        modify({ type: "startBeforeActivity", activityId: "b" }),
        modify({ type: "cancel", transitionInstanceId: "{transition:b}" }),
        remove(),
      ],
    ),
    ...[false, true].flatMap((sequential) => [
      scenario(
        `modification: one instance more, ${sequential ? "sequential" : "parallel"}`,
        [user("a"), user("m", { loop: { sequential, cardinality: "2" } }), user("z")],
        [
          start(),
          modify({ type: "startBeforeActivity", activityId: "m" }),
          ...[complete("m"), complete("m"), complete("a")],
          modify({ type: "startBeforeActivity", activityId: "m" }),
          ...[complete("m"), complete("m"), complete("m"), complete("m"), complete("z"), complete("z")],
        ],
      ),
      scenario(
        `modification: one subprocess more, ${sequential ? "sequential" : "parallel"}`,
        [user("a"), sub("sp", [user("m")], { loop: { sequential, cardinality: "2" } }), user("z")],
        [
          start(),
          modify({ type: "startBeforeActivity", activityId: "m" }),
          modify({ type: "startBeforeActivity", activityId: "sp" }),
          ...[complete("m"), complete("m"), complete("a")],
          modify({ type: "startBeforeActivity", activityId: "sp" }),
          ...[complete("m"), complete("m"), complete("m"), complete("z")],
        ],
      ),
    ]),
    scenario(
      "modification of a suspended instance",
      [user("a"), sub("sp", [user("b"), user("c")]), user("z")],
      [
        start(),
        suspend(true),
        modify({ type: "cancel", activityId: "z" }),
        modify({ type: "cancel", activityId: "z" }, { type: "cancel", activityId: "a" }),
        modify({ type: "cancel", activityInstanceId: "{activity:a}" }),
        modify({ type: "startBeforeActivity", activityId: "nothing" }),
        modify({ type: "cancel", activityInstanceId: "nothing" }),
      ],
    ),
    scenario(
      "started in the middle",
      [user("a"), sub("sp", [user("b"), user("c")]), user("z")],
      [
        start(
          { n: 1 },
          {
            startInstructions: [
              { type: "startBeforeActivity", activityId: "sp" },
              { type: "startAfterActivity", activityId: "a", variables: typed({ k: 1 }) },
            ],
          },
        ),
        complete("b"),
        start({}, { startInstructions: [{ type: "startBeforeActivity", activityId: "nothing" }] }),
      ],
    ),
    scenario(
      "deleted with all that runs",
      [
        parallel(
          "g",
          [user("a", { loop: { sequential: false, cardinality: "2" } })],
          [
            sub("sp", [external("x", { boundaries: [boundary("b", timer("PT1H"))] })], {
              events: [onEvent("es", message("m"), [user("i")], { interrupting: false })],
            }),
          ],
          [caught("c", message("n"))],
        ),
      ],
      [
        start(),
        send("m"),
        remove("?failIfNotExists=true"),
        post("/process-instance/{pastInstance:p}/modification", { instructions: [] }),
      ],
    ),
    scenario(
      "all that runs, asynchronously, step by step",
      [
        task("a", { attributes: 'camunda:asyncBefore="true"' }),
        parallel(
          "g",
          [task("b", { attributes: 'camunda:asyncAfter="true"' })],
          [evaluate("c", "${n}", { attributes: 'camunda:asyncBefore="true" camunda:exclusive="false"' })],
        ),
      ],
      [start({ n: 1 }), execute("a"), execute("b"), execute("c")],
    ),
  ],
};
