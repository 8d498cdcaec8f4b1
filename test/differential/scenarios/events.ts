import {
  boundary,
  call,
  caught,
  condition,
  type EventTrigger,
  end,
  error,
  escalation,
  exclusive,
  external,
  firstOf,
  link,
  message,
  onEvent,
  parallel,
  receive,
  signal,
  sub,
  task,
  terminate,
  thrown,
  timer,
  user,
} from "../support/blocks.ts";
import { model } from "../support/draw.ts";
import {
  broadcast,
  complete,
  done,
  execute,
  fails,
  get,
  modify,
  post,
  put,
  remove,
  send,
  set,
  start,
  suspend,
  typed,
} from "../support/scenario.ts";
import { type Family, scenario, scenarioOf } from "./family.ts";

/** Lets a waiting event happen. */
const happen = (event: EventTrigger, activity: string) => {
  switch (event.kind) {
    case "message":
      return send(event.text, { processVariables: typed({ by: "message" }) });
    case "signal":
      return broadcast(event.text, { variables: typed({ by: "signal" }) });
    case "timer":
      return execute(activity);
    default:
      return set("go", true);
  }
};

const waiting: EventTrigger[] = [message("m"), signal("s"), timer("PT1H"), condition("${go}")];
const interruptions = [true, false];
const word = (interrupting: boolean) => (interrupting ? "interrupting" : "not interrupting");

export const events: Family = {
  name: "events",
  scenarios: [
    ...waiting.map((event) =>
      scenario(
        `intermediate catch event: ${event.kind}`,
        [caught("c", event), user("u")],
        [start({ go: false }), get("/event-subscription"), happen(event, "c"), complete("u")],
      ),
    ),
    ...waiting.flatMap((event) =>
      interruptions.flatMap((interrupting) => [
        scenario(
          `boundary event: ${event.kind}, ${word(interrupting)}`,
          [external("x", { boundaries: [boundary("b", event, [user("late")], { interrupting })] }), user("u")],
          [start({ go: false }), happen(event, "b"), complete("late"), interrupting ? [] : done("x"), complete("u")],
        ),
        scenario(
          `boundary event on a subprocess: ${event.kind}, ${word(interrupting)}`,
          [
            sub("sp", [parallel("g", [user("a")], [external("x")])], {
              boundaries: [boundary("b", event, [user("late")], { interrupting, rejoin: true })],
            }),
            user("u"),
          ],
          [
            start({ go: false }),
            complete("a", { local: 1 }),
            happen(event, "b"),
            complete("late"),
            done("x"),
            complete("u"),
            complete("u"),
          ],
        ),
        scenario(
          `event subprocess: ${event.kind}, ${word(interrupting)}`,
          [sub("sp", [user("a"), user("b")], { events: [onEvent("es", event, [user("inner")], { interrupting })] }), user("u")],
          [
            start({ go: false }),
            complete("a"),
            happen(event, "es_start"),
            happen(event, "es_start"),
            complete("inner", { i: 1 }),
            complete("inner"),
            complete("b"),
            complete("u"),
          ],
        ),
        scenario(
          `event subprocess of the process: ${event.kind}, ${word(interrupting)}`,
          [parallel("g", [user("a")], [external("x")])],
          [start({ go: false }), happen(event, "es_start"), complete("a"), complete("inner"), done("x")],
          { events: [onEvent("es", event, [user("inner")], { interrupting })] },
        ),
        scenario(
          `boundary event in an event subprocess: ${event.kind}, ${word(interrupting)}`,
          [user("a")],
          [
            start({ go: false }),
            broadcast("begin"),
            happen(event, "b"),
            complete("late"),
            complete("inner"),
            complete("a"),
            complete("after"),
          ],
          {
            events: [
              onEvent(
                "es",
                signal("begin"),
                [user("inner", { boundaries: [boundary("b", event, [user("late")], { interrupting })] }), user("after")],
                { interrupting: false },
              ),
            ],
          },
        ),
        scenario(
          `boundary event on a multi-instance activity: ${event.kind}, ${word(interrupting)}`,
          [
            user("a", {
              loop: { sequential: false, cardinality: "2" },
              boundaries: [boundary("b", event, [user("late")], { interrupting })],
            }),
            user("u"),
          ],
          [start({ go: false }), complete("a"), happen(event, "b"), complete("late"), complete("a"), complete("u")],
        ),
      ]),
    ),
    scenarioOf(
      "boundary event on a call activity",
      [
        model([call("c", "child", "", { boundaries: [boundary("b", timer("PT1H"), [user("late")])] })]),
        model([user("k")], { key: "child" }),
      ],
      [start(), execute("b"), complete("late")],
    ),
    scenario(
      "timers: cycle on a boundary event, date and duration by expression",
      [
        user("a", {
          boundaries: [
            boundary("cy", timer("R3/PT1H", "timeCycle"), [], { interrupting: false }),
            boundary("da", timer("${date}", "timeDate"), [user("late")], { interrupting: false }),
          ],
        }),
        caught("du", timer("${text}")),
      ],
      [
        start({ date: "2040-01-01T00:00:00", text: "PT5M" }),
        execute("cy"),
        execute("cy"),
        execute("cy"),
        execute("cy"),
        execute("da"),
        complete("a"),
        put("/job/{job:du}/duedate", { duedate: "2030-01-01T00:00:00.000+0000" }),
        execute("du"),
        complete("late"),
      ],
    ),
    scenario(
      "timer: text that is no time",
      [user("a"), caught("du", timer("${text}"))],
      [start({ text: "soon" }), complete("a"), set("text", "PT1H"), complete("a"), execute("du")],
    ),
    scenario(
      "timer of an event subprocess: whose incident it is while it fails",
      [user("a"), caught("c", message("m"))],
      [
        start(),
        suspend(true),
        ...["es_start", "es_start", "es_start"].map((id) => execute(id)),
        suspend(false),
        modify({ type: "startBeforeActivity", activityId: "c" }),
        modify({ type: "startBeforeActivity", activityId: "c" }),
        modify({ type: "cancel", activityId: "a" }),
      ],
      { events: [onEvent("es", timer("PT1H"), [user("inner")], { interrupting: false })] },
    ),
    scenario(
      "event-based gateway",
      [
        firstOf(
          "g",
          ["m", message("m"), user("byMessage")],
          ["s", signal("s"), user("bySignal")],
          ["t", timer("PT1H"), user("byTimer")],
          ["c", condition("${go}"), user("byCondition")],
        ),
        user("u"),
      ],
      [start({ go: false }), get("/event-subscription"), broadcast("s"), send("m"), complete("bySignal"), complete("u")],
    ),
    scenario(
      "event-based gateway: the timer comes first",
      [firstOf("g", ["m", message("m")], ["t", timer("PT1H"), user("byTimer")])],
      [start(), execute("t"), complete("byTimer")],
    ),
    scenario(
      "event-based gateway: the condition comes first",
      [firstOf("g", ["m", message("m")], ["c", condition("${go}"), user("byCondition")])],
      [start({ go: false }), set("go", true), complete("byCondition")],
    ),
    scenario(
      "error end event caught outside",
      [
        sub(
          "sp",
          [
            exclusive(
              "g",
              ["${code == 'E'}", end("e1", error("E"))],
              ["${code == 'F'}", end("e2", error("F"))],
              ["default", end("e3", error("G"))],
            ),
          ],
          {
            boundaries: [
              boundary("bE", error("E", 'camunda:errorCodeVariable="c" camunda:errorMessageVariable="m"'), [user("uE")]),
              boundary("bAny", error("", 'camunda:errorCodeVariable="c"'), [user("uAny")]),
            ],
          },
        ),
      ],
      [start({ code: "E" }), complete("uE"), start({ code: "F" }), complete("uAny")],
    ),
    scenario(
      "error event subprocess",
      [
        sub("sp", [external("x")], {
          events: [
            onEvent("es", error("E", 'camunda:errorCodeVariable="c" camunda:errorMessageVariable="m"'), [
              user("inner"),
              end("again", error("F")),
            ]),
          ],
          boundaries: [boundary("b", error("F"), [user("outer")])],
        }),
      ],
      [start(), fails("x", "E", { v: 1 }), complete("inner"), complete("outer")],
    ),
    scenario("error end event that nobody catches", [sub("sp", [end("e", error("E"))]), user("u")], [start(), complete("u")]),
    ...interruptions.flatMap((interrupting) => [
      scenario(
        `escalation: boundary event, ${word(interrupting)}`,
        [
          sub("sp", [user("a"), thrown("t", escalation("C")), user("b")], {
            boundaries: [
              boundary("bo", escalation("C", 'camunda:escalationCodeVariable="code"'), [user("up")], { interrupting }),
            ],
          }),
          user("u"),
        ],
        [start(), complete("a"), complete("up"), complete("b"), complete("u")],
      ),
      scenario(
        `escalation: event subprocess, ${word(interrupting)}`,
        [
          sub("sp", [user("a"), end("e", escalation("C"))], {
            events: [onEvent("es", escalation(""), [user("up")], { interrupting })],
          }),
          user("u"),
        ],
        [start(), complete("a"), complete("up"), complete("u")],
      ),
      scenario(
        `escalation: by a user task, ${word(interrupting)}`,
        [user("a", { boundaries: [boundary("bo", escalation("C"), [user("up")], { interrupting })] }), user("u")],
        [
          start(),
          post("/task/{task:a}/bpmnEscalation", { escalationCode: "X" }),
          post("/task/{task:a}/bpmnEscalation", { escalationCode: "C", variables: typed({ v: 1 }) }),
          complete("up"),
          complete("a"),
          complete("u"),
        ],
      ),
    ]),
    scenarioOf(
      "escalation out of a called process",
      [
        model([
          call("c", "child", '<camunda:out variables="all"/>', {
            boundaries: [boundary("bo", escalation("C"), [user("up")], { interrupting: false })],
          }),
        ]),
        model([thrown("t", escalation("C")), user("k")], { key: "child" }),
      ],
      [start(), complete("k"), complete("up")],
    ),
    scenario(
      "user task: error caught at its boundary",
      [user("a", { boundaries: [boundary("b", error("E"), [user("late")])] })],
      [
        start(),
        post("/task/{task:a}/bpmnError", { errorCode: "E", errorMessage: "m", variables: typed({ v: 1 }) }),
        complete("late"),
      ],
    ),
    scenarioOf(
      "signals: start, thrown, caught in several instances",
      [
        model([user("a"), thrown("t", signal("s", '<camunda:in source="n" target="given"/>')), user("after")]),
        model([caught("w", signal("s")), user("k")], { key: "c" }),
        model([user("begun")], { key: "d", starts: { start: signal("s") } }),
      ],
      [
        start({ n: 1 }),
        start({}, {}, "c"),
        start({}, {}, "c"),
        complete("a"),
        complete("k"),
        complete("begun"),
        complete("after"),
      ],
    ),
    scenario(
      "signal end event starts an event subprocess elsewhere",
      [parallel("g", [user("a"), end("e", signal("s"))], [user("b")])],
      [start(), complete("a"), complete("inner"), complete("b")],
      { events: [onEvent("es", signal("s"), [user("inner")], { interrupting: false })] },
    ),
    scenarioOf(
      "message start event",
      [model([user("a")], { starts: { begin: message("m") } })],
      [send("m", { businessKey: "bk", processVariables: typed({ v: 1 }) }), start(), complete("a"), send("other")],
    ),
    scenarioOf(
      "several start events",
      [model([user("a")], { starts: { start: null, byMessage: message("m"), bySignal: signal("s") } })],
      [start(), send("m"), broadcast("s"), complete("a"), complete("a")],
    ),
    scenarioOf(
      "timer start event",
      [model([user("a")], { starts: { begin: timer("R2/PT1H", "timeCycle") } })],
      [get("/job"), execute("begin"), execute("begin"), complete("a"), start()],
    ),
    scenario(
      "message: many and no receivers, filters",
      [receive("r", message("m")), user("u")],
      [
        start({ k: 1 }, { businessKey: "one" }),
        start({ k: 2 }, { businessKey: "two" }),
        send("m"),
        send("m", { businessKey: "none" }),
        send("m", { correlationKeys: typed({ k: 2 }), processVariablesLocal: typed({ own: 1 }) }),
        send("m", { all: true }),
        send("m", { all: true }),
      ],
    ),
    scenario(
      "message and signal names by expression",
      [caught("c", message("m-${k}")), caught("d", signal("s-${k}")), user("u")],
      [start({ k: 5 }), send("m-5"), broadcast("s-5"), complete("u")],
    ),
    scenario(
      "links",
      [
        exclusive("g", ["${x}", user("a"), end("to", link("L"))], ["default", user("b"), end("too", link("L"))]),
        caught("from", link("L")),
        user("u"),
      ],
      [start({ x: true }), complete("a"), complete("u")],
    ),
    scenario(
      "terminate end event",
      [parallel("g", [user("a"), end("t", terminate)], [user("b")], [sub("sp", [external("x")])])],
      [start(), complete("a")],
    ),
    scenario(
      "terminate end event in a subprocess",
      [sub("sp", [parallel("g", [user("a"), end("t", terminate)], [user("b")])]), user("u")],
      [start(), complete("a"), complete("u")],
    ),
    scenario(
      "conditional event: only for some variables and events",
      [
        parallel(
          "g",
          [caught("c", condition("${v > 1}", 'camunda:variableName="v" camunda:variableEvents="create,update"'))],
          [
            user("a", {
              boundaries: [
                boundary("b", condition("${w == 1}", 'camunda:variableName="w"'), [user("late")], { interrupting: false }),
              ],
            }),
          ],
        ),
      ],
      [start(), set("v", 1), set("w", 0), set("v", 2), set("w", 1), set("w", 1), complete("late"), complete("a")],
    ),
    scenario(
      "conditional event that holds on arrival",
      [user("u"), caught("c", condition("${go}")), user("a")],
      [start({ go: true }), complete("u"), complete("a")],
    ),
    scenario(
      "none events and a plain end in the middle",
      [parallel("g", [thrown("n"), task("t"), end("e")], [user("a")]), user("b")],
      [start(), complete("a"), complete("b"), remove()],
    ),
    scenario(
      "suspended instance and its events",
      [parallel("g", [caught("t", timer("PT1H"))], [caught("s", signal("s"))], [caught("c", condition("${go}"))])],
      [
        start({ go: false }),
        suspend(true),
        execute("t"),
        broadcast("s"),
        set("go", true),
        suspend(false),
        execute("t"),
        broadcast("s"),
      ],
    ),
  ],
};
