import { EngineError, EngineUnavailable } from "../../src/camunda/errors.ts";
import { readConfig } from "../../src/process/config.ts";
import { describeFailure } from "../../src/process/failure.ts";
import { StoreError } from "../../src/store/errors.ts";

const config = readConfig("all", { DATA_DIR: "/data", DATABASE_URL: "postgres://u:segredo@db.example/o", METRICS_PORT: "9090" });
const failure = (members: object) => Object.assign(new Error("reason"), members);

test.each([
  ["a port that is taken", failure({ code: "EADDRINUSE", port: 3443 }), /porta 3443 já está em uso.*CERTIFICATE_PORT/],
  ["the port of the metrics", failure({ code: "EADDRINUSE", port: 9090 }), /METRICS_PORT/],
  ["a port for root only", failure({ code: "EACCES", port: 3000 }), /não pode usar a porta 3000.*variável de ambiente PORT/],
  ["a data folder that is none", failure({ code: "ENOTDIR", path: "/data/log" }), /pasta de dados \/data.*DATA_DIR/],
  ["a database that is away", failure({ code: "ECONNREFUSED" }), /banco de dados em db.example não responde.*DATABASE_URL/],
  ["the same, seen by the store", new StoreError("database-unavailable", "x"), /DATABASE_URL/],
  ["an engine that is away", new EngineUnavailable("GET /version", { cause: "x" }), /ENGINE_REST_URL/],
  ["an engine with other users", new EngineError(401, "", null, "", "GET /version"), /ENGINE_REST_USER e ENGINE_REST_PASSWORD/],
])("%s is told with the setting it hangs on", (_name, error, told) => {
  expect(describeFailure(error, config)).toMatch(told);
  expect(describeFailure(error, config)).not.toContain("segredo");
});

test("anything else is told as it is", () => {
  expect(describeFailure(new Error("onboarding.bpmn is refused"), config)).toBe("onboarding.bpmn is refused");
  expect(describeFailure(failure({ code: "EACCES", path: "/elsewhere" }), config)).toBe("reason");
});
