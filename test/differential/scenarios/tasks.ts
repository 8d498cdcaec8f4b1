import {
  boundary,
  call,
  caught,
  condition,
  evaluate,
  exclusive,
  external,
  firstOf,
  message,
  onEvent,
  parallel,
  receive,
  sub,
  task,
  thrown,
  timer,
  user,
} from "../support/blocks.ts";
import { model } from "../support/draw.ts";
import {
  complete,
  del,
  done,
  execute,
  fails,
  get,
  lock,
  post,
  put,
  remove,
  send,
  set,
  start,
  suspend,
  typed,
  work,
} from "../support/scenario.ts";
import { type Family, scenario, scenarioOf } from "./family.ts";

const goOn = (activity: string, variables = {}) =>
  post(`/execution/{execution:${activity}}/signal`, { variables: typed(variables) });

const json = { type: "Json", value: '{"a":[1,2]}' };

export const tasks: Family = {
  name: "tasks",
  scenarios: [
    scenario(
      "user task: created, changed, completed",
      [
        user("a", {
          attributes:
            'camunda:assignee="${who}" camunda:candidateUsers="u1,u2" camunda:candidateGroups="g" camunda:dueDate="2030-01-01T00:00:00" camunda:followUpDate="P1D" camunda:priority="${7}"',
        }),
      ],
      [
        start({ who: "ada" }),
        get("/task/{task:a}/identity-links"),
        post("/task/{task:a}/unclaim"),
        post("/task/{task:a}/claim", { userId: "u1" }),
        post("/task/{task:a}/claim", { userId: "u2" }),
        post("/task/{task:a}/delegate", { userId: "u3" }),
        post("/task/{task:a}/resolve", { variables: typed({ r: 1 }) }),
        put("/task/{task:a}/localVariables/l", { value: "local", type: "String" }),
        get("/task/{task:a}/variables?deserializeValues=false"),
        complete("a", { k: "v" }),
      ],
    ),
    scenario(
      "user task: several kinds of variables",
      [user("a"), user("b")],
      [
        start({
          s: "text",
          i: 1,
          l: { type: "Long", value: 2 },
          d: 1.5,
          b: true,
          n: null,
          j: json,
          f: { type: "File", value: "aGk=", valueInfo: { filename: "f.txt", mimeType: "text/plain" } },
        }),
        complete("a", {
          s: 1,
          i: "text",
          by: { type: "Bytes", value: "aGk=" },
          da: { type: "Date", value: "2030-01-02T03:04:05.000+0000" },
        }),
        set("j", { type: "Json", value: "[1]" }),
        put("/process-instance/{instance:p}/variables/bad", { type: "Integer", value: "x" }),
        del("/process-instance/{instance:p}/variables/i"),
        post("/process-instance/{instance:p}/variables", { modifications: typed({ a: 1, s: null }), deletions: ["l", "none"] }),
        complete("b"),
      ],
    ),
    scenario(
      "user task: error and escalation that nobody catches",
      [user("a"), user("b")],
      [
        start(),
        post("/task/{task:a}/bpmnEscalation", { escalationCode: "C" }),
        post("/task/{task:a}/bpmnError", { errorCode: "E", errorMessage: "m", variables: typed({ v: 1 }) }),
      ],
    ),
    scenario(
      "task and manual task pass",
      [task("a"), evaluate("e", "${execution.setVariable('x', 5)}"), thrown("n"), user("u")],
      [start(), complete("u")],
    ),
    scenario(
      "service task with expression and result variable",
      [evaluate("e", "${1 + n}", { attributes: 'camunda:resultVariable="r"' }), user("u")],
      [start({ n: 2 }), complete("u")],
    ),
    scenario(
      "service task with an expression that fails",
      [user("u"), evaluate("e", "${missing}")],
      [start(), complete("u"), remove()],
    ),
    scenario(
      "external task: locked, failed, retried, completed",
      [external("x"), user("u")],
      [
        start(),
        work("x", "complete"),
        lock("x"),
        lock("x", "other"),
        work("x", "failure", {
          errorMessage: "m",
          errorDetails: "d",
          retries: 1,
          retryTimeout: 60_000,
          variables: typed({ v: 1 }),
          localVariables: typed({ l: 2 }),
        }),
        work("x", "failure", { errorMessage: "n", retries: 0 }),
        put("/external-task/{external:x}/retries", { retries: 2 }),
        put("/external-task/{external:x}/priority", { priority: 9 }),
        post("/external-task/{external:x}/unlock"),
        done("x", { r: json }, { own: 1 }),
        complete("u"),
      ],
    ),
    scenario(
      "external task: fetched with all that belongs to it",
      [
        external("x", {
          attributes: 'camunda:taskPriority="${n}"',
          extension: '<camunda:properties><camunda:property name="p" value="v"/></camunda:properties>',
          inputs: { in: "${n + 1}" },
          outputs: { out: "${own}" },
        }),
      ],
      [
        start({ n: 4 }, { businessKey: "bk" }),
        post("/external-task/fetchAndLock", {
          workerId: "w",
          maxTasks: 3,
          usePriority: true,
          topics: [{ topicName: "x", lockDuration: 60_000, includeExtensionProperties: true }],
        }),
        post("/external-task/fetchAndLock", { workerId: "v", maxTasks: 3, topics: [{ topicName: "x", lockDuration: 60_000 }] }),
        work("x", "complete", { localVariables: typed({ own: "mine" }) }),
      ],
    ),
    scenario(
      "external task: outputs that fail keep it",
      [external("x", { outputs: { out: "${missing}" } })],
      [start(), done("x"), remove(), remove("?skipIoMappings=true")],
    ),
    scenario(
      "external task: error events by expression",
      [
        external("x", {
          extension: '<camunda:errorEventDefinition id="d" errorRef="error_E" expression="${bad}"/>',
          boundaries: [{ id: "b", event: { kind: "error", text: "E" }, interrupting: true, body: [user("caught")] }],
        }),
      ],
      [
        start({ bad: false }),
        lock("x"),
        work("x", "failure", { errorMessage: "m", retries: 1 }),
        work("x", "complete", { variables: typed({ bad: true }) }),
        complete("caught"),
      ],
    ),
    scenario(
      "external task: error that nobody catches",
      [sub("sp", [external("x"), user("after")]), user("u")],
      [start(), fails("x", "E", { v: 1 }), complete("u")],
    ),
    scenario(
      "send task, business rule task and message events as external tasks",
      [
        { kind: "node", tag: "sendTask", id: "s", options: { attributes: 'camunda:type="external" camunda:topic="s"' } },
        { kind: "node", tag: "businessRuleTask", id: "r", options: { attributes: 'camunda:type="external" camunda:topic="r"' } },
        thrown("t", { ...message("m"), attributes: 'camunda:type="external" camunda:topic="t"' }),
        {
          kind: "end",
          id: "e",
          event: { ...message("m"), attributes: 'camunda:type="external" camunda:topic="e"' },
          options: {},
        },
      ],
      [start(), done("s"), done("r"), done("t"), done("e")],
    ),
    scenario(
      "receive task with and without message",
      [receive("a", message("m")), receive("b"), user("u")],
      [
        start(),
        send("other"),
        send("m", { processVariables: typed({ k: 1 }), variablesInResultEnabled: true }),
        post("/execution/{execution:b}/signal", { variables: typed({ s: 1 }) }),
        complete("u"),
      ],
    ),
    scenario(
      "executions that are told to go on",
      [
        caught("c", message("m")),
        caught("t", timer("PT1H")),
        caught("g", condition("${go}")),
        external("x"),
        user("a"),
        parallel("p1", [receive("r")], [receive("s")]),
        user("u"),
      ],
      [
        start({ go: false }),
        goOn("c"),
        goOn("t"),
        goOn("g", { go: true }),
        suspend(true),
        goOn("x"),
        suspend(false),
        post("/execution/{execution:x}/signal", { variables: { v: { type: "Zzz", value: 1 } } }),
        post("/execution/{execution:x}/signal", { variables: { v: { type: "Integer", value: "x" } } }),
        goOn("x", { v: 1 }),
        complete("a"),
        post("/execution/{instance:p}/signal"),
        goOn("r"),
        goOn("s"),
        complete("u"),
      ],
    ),
    scenarioOf(
      "executions that cannot be told to go on",
      [
        model([firstOf("g", ["m", message("m")], ["t", timer("PT1H")]), call("k", "child"), user("u")]),
        model([user("i")], { key: "child" }),
      ],
      [start(), goOn("g"), send("m"), goOn("k"), goOn("nothing"), complete("i"), complete("u")],
    ),
    scenario(
      "variables that are removed",
      [sub("sp", [user("a")], { inputs: { k: "1" } }), user("u")],
      [
        start({ n: 1, m: 2, o: "text" }),
        put("/task/{task:a}/localVariables/l", { value: 1 }),
        del("/process-instance/{instance:p}/variables/n"),
        del("/task/{task:a}/localVariables/l"),
        post("/task/{task:a}/variables", { deletions: ["m", "k"] }),
        complete("a"),
        complete("u"),
      ],
    ),
    scenario(
      "jobs of a suspended instance",
      [
        parallel(
          "g",
          [
            user("a", {
              boundaries: [boundary("bb", timer("PT1H")), boundary("bn", timer("PT2H"), [], { interrupting: false })],
            }),
          ],
          [task("jt", { attributes: 'camunda:asyncBefore="true"' })],
          [user("aa", { attributes: 'camunda:asyncAfter="true"' })],
          [
            sub("sp", [user("i")], {
              events: [
                onEvent("es", timer("PT1H"), [user("j")]),
                onEvent("en", timer("PT1H"), [user("k")], { interrupting: false }),
              ],
            }),
          ],
        ),
      ],
      [
        start(),
        complete("aa"),
        suspend(true),
        ...["jt", "aa", "bb", "bn", "es_start", "en_start"].map(execute),
        suspend(false),
        ...["jt", "aa", "bn", "en_start"].map(execute),
      ],
    ),
    scenario(
      "asynchronous continuations before and after",
      [
        user("a", { attributes: 'camunda:asyncBefore="true" camunda:asyncAfter="true"' }),
        external("x", { attributes: 'camunda:asyncAfter="true" camunda:jobPriority="5"' }),
      ],
      [start(), execute("a"), complete("a"), execute("a"), execute("x"), done("x"), execute("x")],
    ),
    scenario(
      "job that fails until its retries are used up",
      [evaluate("e", "${missing}", { attributes: 'camunda:asyncBefore="true"' }), user("u")],
      [
        start(),
        execute("e"),
        execute("e"),
        execute("e"),
        get("/job/{job:e}"),
        put("/job/{job:e}/retries", { retries: 2 }),
        set("missing", "here"),
        execute("e"),
        complete("u"),
      ],
    ),
    scenario(
      "job with a retry time cycle",
      [
        evaluate("e", "${missing}", {
          attributes: 'camunda:asyncBefore="true"',
          extension: "<camunda:failedJobRetryTimeCycle>R2/PT10M</camunda:failedJobRetryTimeCycle>",
        }),
      ],
      [start(), execute("e"), execute("e"), remove()],
    ),
    scenario(
      "suspended instance",
      [
        parallel(
          "g",
          [user("a")],
          [external("x")],
          [caught("c", message("m"))],
          [receive("j", message("k"), { attributes: 'camunda:asyncBefore="true"' })],
        ),
      ],
      [
        start(),
        lock("x"),
        suspend(true),
        complete("a"),
        work("x", "complete"),
        work("x", "failure", { retries: 1 }),
        work("x", "bpmnError", { errorCode: "E" }),
        work("x", "extendLock", { newDuration: 5000 }),
        post("/external-task/fetchAndLock", { workerId: "w", maxTasks: 1, topics: [{ topicName: "x", lockDuration: 1000 }] }),
        send("m"),
        execute("j"),
        post("/task/{task:a}/claim", { userId: "u" }),
        set("v", 1),
        suspend(false),
        complete("a"),
        work("x", "complete"),
        send("m"),
        execute("j"),
        send("k"),
      ],
    ),
    scenario(
      "suspended definition",
      [user("a")],
      [
        start(),
        put("/process-definition/{definition:p}/suspended", { suspended: true }),
        start(),
        put("/process-definition/{definition:p}/suspended", { suspended: false, includeProcessInstances: true }),
        start(),
        put("/process-definition/{definition:p}/suspended", { suspended: true, includeProcessInstances: true }),
        complete("a"),
        put("/process-definition/{definition:p}/suspended", { suspended: false, includeProcessInstances: true }),
        complete("a"),
      ],
    ),
    scenario(
      "inputs and outputs",
      [
        sub("sp", [user("a", { inputs: { l: "${n + 1}", t: "x ${n} y", n: "${n}" }, outputs: { o: "${l}", n: "${n + 5}" } })], {
          inputs: { s: "${n}" },
          outputs: { up: "${o}" },
        }),
        user("z"),
      ],
      [start({ n: 1 }), complete("a", { n: 10, q: 1 }), complete("z")],
    ),
    scenario(
      "execution listeners",
      [
        user("a", {
          listeners: [
            { event: "start", expression: "${execution.setVariable('began', execution.currentActivityId)}" },
            { event: "end", expression: "${execution.setVariable('ended', execution.currentActivityId)}" },
          ],
        }),
        sub("sp", [user("b")], {
          listeners: [
            { event: "start", expression: "${execution.setVariableLocal('inner', 1)}" },
            { event: "end", expression: "${execution.setVariable('outer', inner)}" },
          ],
        }),
      ],
      [start(), complete("a"), complete("b")],
    ),
    scenario(
      "execution listener that fails",
      [user("a"), user("b", { listeners: [{ event: "start", expression: "${missing}" }] })],
      [start(), complete("a"), set("missing", 1), complete("a"), remove()],
    ),
    scenarioOf(
      "call activity: variables, business key, both ends",
      [
        model([
          call(
            "c",
            "child",
            '<camunda:in source="n" target="m"/><camunda:in sourceExpression="${n * 2}" target="d"/><camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:out source="r" target="result"/><camunda:out sourceExpression="${m + 1}" target="more"/>',
          ),
          user("u"),
        ]),
        model([user("k")], { key: "child" }),
      ],
      [start({ n: 3 }, { businessKey: "bk" }), complete("k", { r: "done" }), complete("u")],
    ),
    scenarioOf(
      "call activity: all variables, local, and an error that ends the called process",
      [
        model([
          call("c", "child", '<camunda:in variables="all"/><camunda:out variables="all"/>', {
            boundaries: [{ id: "b", event: { kind: "error", text: "E" }, interrupting: true, body: [user("caught")] }],
          }),
          user("u"),
        ]),
        model(
          [
            external("x"),
            exclusive("g", ["${bad}", { kind: "end", id: "bad", event: { kind: "error", text: "E" }, options: {} }], ["default"]),
          ],
          { key: "child" },
        ),
      ],
      [start({ n: 3, bad: true }), done("x", { r: 1 }), complete("caught")],
    ),
    scenarioOf(
      "call activity: the counters of a multi-instance activity do not come back",
      [
        model([
          call(
            "c",
            "child",
            '<camunda:in variables="all"/><camunda:out variables="all"/><camunda:out source="v" target="nrOfInstances"/>',
            {
              loop: { sequential: false, cardinality: "2" },
            },
          ),
          user("u"),
        ]),
        model([user("k")], { key: "child" }),
      ],
      [start({ v: 9 }), complete("k", { v: 3 }), complete("k"), complete("u")],
    ),
    scenarioOf(
      "call activity: what is called is missing",
      [model([user("a"), call("c", "nothing")])],
      [start(), complete("a"), remove()],
    ),
    scenarioOf(
      "call activity: deleted with its parent",
      [model([call("c", "child")]), model([user("k")], { key: "child" })],
      [start(), remove()],
    ),
    scenarioOf(
      "call activity: the child cannot be deleted behind its back",
      [model([call("c", "child"), user("u")]), model([user("k")], { key: "child" })],
      [start(), del("/process-instance/{instance:child}"), remove()],
    ),
  ],
};
