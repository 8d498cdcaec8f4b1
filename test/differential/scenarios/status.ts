import { call, evaluate, external, message, receive, user } from "../support/blocks.ts";
import { model } from "../support/draw.ts";
import { complete, execute, get, lock, post, put, send, set, start, suspend, typed, work } from "../support/scenario.ts";
import { type Family, scenario, scenarioOf } from "./family.ts";

const fetched = (body: object) =>
  post("/external-task/fetchAndLock", {
    workerId: "w",
    maxTasks: 1,
    topics: [{ topicName: "x", lockDuration: 60_000 }],
    ...body,
  });
const unknown = "/external-task/nothing";

/** The refusals that a worker or task list can meet. */
export const status: Family = {
  name: "status",
  scenarios: [
    scenario(
      "two starts with one business key",
      [user("a")],
      [start({}, { businessKey: "one" }), start({}, { businessKey: "one" }), get("/process-instance/count?businessKey=one")],
    ),
    scenario(
      "fetch and lock: what is refused",
      [external("y")],
      [
        start(),
        fetched({}),
        fetched({ workerId: null }),
        fetched({ asyncResponseTimeout: 1_800_001 }),
        fetched({ topics: [{ topicName: "y", lockDuration: 0 }] }),
        fetched({ topics: [{ topicName: "y" }] }),
        fetched({ topics: [{ lockDuration: 5000 }] }),
        fetched({ maxTasks: -1 }),
        fetched({ sorting: [{ sortBy: "zz", sortOrder: "asc" }] }),
        fetched({ topics: [] }),
      ],
    ),
    scenario(
      "external task calls without worker",
      [external("x")],
      [
        start(),
        ...["complete", "failure", "bpmnError", "extendLock", "lock"].map((act) =>
          post(`/external-task/{external:x}/${act}`, { errorCode: "E", newDuration: 1, lockDuration: 1 }),
        ),
      ],
    ),
    scenario(
      "external task that does not exist",
      [external("x")],
      [
        ...["complete", "failure", "bpmnError", "extendLock", "lock", "unlock"].map((act) =>
          post(`${unknown}/${act}`, { workerId: "w", errorCode: "E", newDuration: 1, lockDuration: 1 }),
        ),
        get(unknown),
        put(`${unknown}/retries`, { retries: 1 }),
        put(`${unknown}/priority`, { priority: 1 }),
        get(`${unknown}/errorDetails`),
      ],
    ),
    scenario(
      "external task of nobody, and of somebody else",
      [external("x")],
      [
        start(),
        work("x", "complete"),
        work("x", "failure", { retries: 1 }),
        work("x", "bpmnError", { errorCode: "E" }),
        work("x", "extendLock", { newDuration: 1000 }),
        lock("x", "v"),
        work("x", "complete"),
        work("x", "failure", { retries: 1 }),
        work("x", "bpmnError", { errorCode: "E" }),
        work("x", "extendLock", { newDuration: 1000 }),
        lock("x"),
      ],
    ),
    scenario(
      "locks: durations, and one that has expired",
      [external("x")],
      [
        start(),
        work("x", "lock", { lockDuration: 0 }),
        work("x", "lock", { lockDuration: 1 }),
        { ...work("x", "extendLock", { newDuration: 1000 }), pause: 40 },
        lock("x"),
        work("x", "extendLock", { newDuration: 0 }),
        work("x", "extendLock"),
        work("x", "extendLock", { newDuration: 1000 }),
        work("x", "bpmnError"),
        work("x", "bpmnError", { errorCode: "" }),
        work("x", "failure", { retries: -1 }),
        work("x", "failure", { retries: 1, retryTimeout: -1 }),
        put("/external-task/{external:x}/retries", { retries: null }),
        put("/external-task/{external:x}/retries", { retries: -1 }),
      ],
    ),
    scenario(
      "external task that is suspended",
      [external("x")],
      [
        start(),
        lock("x"),
        suspend(true),
        work("x", "complete"),
        work("x", "failure", { retries: 1 }),
        work("x", "bpmnError", { errorCode: "E" }),
        work("x", "extendLock", { newDuration: 1 }),
      ],
    ),
    scenario(
      "complete: variables that are refused, a step behind that fails",
      [external("x"), user("u", { inputs: { l: "${missing}" } })],
      [
        start(),
        lock("x"),
        work("x", "complete", { variables: { v: { type: "Zzz", value: 1 } } }),
        work("x", "complete", { variables: { v: { type: "Integer", value: "abc" } } }),
        work("x", "complete", { variables: { v: { type: "Json", value: {} } } }),
        work("x", "complete", { variables: { v: { type: "File", value: "aGk=" } } }),
        work("x", "complete", { variables: typed({ v: 1 }) }),
        work("x", "complete", { variables: typed({ missing: 1 }) }),
        complete("u"),
      ],
    ),
    scenario(
      "starting: what is refused",
      [user("u", { inputs: { l: "${missing}" } })],
      [
        start({}, {}, "nothing"),
        post("/process-definition/nothing/start"),
        start({ v: { type: "Zzz", value: 1 } }),
        start({ v: { type: "Integer", value: "abc" } }),
        start(),
        put("/process-definition/{definition:p}/suspended", { suspended: true }),
        start({ missing: 1 }),
        post("/process-definition/{definition:p}/start", { variables: typed({ missing: 1 }) }),
      ],
    ),
    scenario(
      "task: what is refused",
      [user("a")],
      [
        start(),
        get("/task/nothing"),
        ...["complete", "submit-form", "claim", "unclaim", "assignee", "delegate", "resolve", "bpmnError", "bpmnEscalation"].map(
          (act) => post(`/task/nothing/${act}`, { userId: "u", errorCode: "E", escalationCode: "C" }),
        ),
        get("/task/nothing/variables"),
        get("/task/nothing/form"),
        get("/task/nothing/identity-links"),
        complete("a", { v: { type: "Zzz", value: 1 } }),
        complete("a", { v: { type: "Integer", value: "abc" } }),
        post("/task/{task:a}/claim", { userId: "u" }),
        post("/task/{task:a}/claim", { userId: "v" }),
        post("/task/{task:a}/bpmnError", {}),
        post("/task/{task:a}/bpmnEscalation", {}),
      ],
    ),
    scenario(
      "task that is suspended",
      [user("a")],
      [
        start(),
        suspend(true),
        ...["complete", "submit-form", "claim", "unclaim", "assignee", "delegate", "resolve", "bpmnError"].map((act) =>
          post(`/task/{task:a}/${act}`, { userId: "u", errorCode: "E" }),
        ),
      ],
    ),
    scenario(
      "message: none and many",
      [receive("r", message("m"))],
      [
        send("m"),
        start(),
        start(),
        send("m"),
        send("m", { messageName: null }),
        post("/message", {}),
        send("m", { correlationKeys: typed({ a: 1 }) }),
      ],
    ),
    scenario(
      "queries and instances: what is refused",
      [user("a")],
      [
        start(),
        ...["/task", "/process-instance", "/external-task", "/job", "/variable-instance", "/history/process-instance"].map(
          (path) => get(`${path}?sortBy=zz&sortOrder=asc`),
        ),
        get("/task?sortBy=created"),
        get("/process-instance?firstResult=x"),
        get("/process-instance/nothing"),
        get("/process-instance/nothing/activity-instances"),
        get("/process-instance/nothing/variables"),
        { method: "DELETE", path: "/process-instance/nothing" },
        put("/process-instance/nothing/suspended", { suspended: true }),
        post("/process-instance/nothing/modification", { instructions: [{ type: "cancel", activityId: "a" }] }),
        get("/process-instance/{instance:p}/variables/nothing"),
        set("v", { type: "Zzz", value: 1 }),
        get("/execution/nothing"),
        post("/execution/nothing/signal"),
        get("/job/nothing"),
        post("/job/nothing/execute"),
        put("/job/nothing/retries", { retries: 1 }),
        get("/process-definition/nothing"),
        get("/process-definition/key/nothing"),
        get("/nothing"),
      ],
    ),
    scenarioOf(
      "statistics of definitions",
      [
        model([call("k", "c"), user("u")]),
        model([evaluate("e", "${missing}", { attributes: 'camunda:asyncBefore="true"' })], { key: "c" }),
      ],
      [
        get("/process-definition/statistics"),
        start(),
        start({}, {}, "c"),
        ...[execute("e"), execute("e"), execute("e")],
        ...[
          ...["", "?failedJobs=true", "?incidents=true", "?rootIncidents=true", "?incidentsForType=failedJob"],
          ...["?incidentsForType=zz", "?failedJobs=true&incidents=true", "?incidents=true&rootIncidents=true"],
        ].map((query) => get(`/process-definition/statistics${query}`)),
        put("/process-definition/{definition:c}/suspended", { suspended: true }),
        get("/process-definition/statistics"),
      ],
    ),
    scenarioOf("deployment: one key twice", [model([user("a")]), model([user("b")])], []),
  ],
};
