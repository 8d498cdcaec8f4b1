/** Remarks on what people did, answered as Camunda 7.24.0 answers. */

import { pino } from "pino";
import { createEngineClient } from "../../../src/camunda/client.ts";
import { createRequest } from "../../../src/camunda/http.ts";
import { type TestEngine, testEngine } from "./harness.ts";

let test_: TestEngine;
const log = pino({ level: "silent" });
const user = { user: "op", password: "op" };

beforeAll(async () => {
  test_ = await testEngine({ auth: true, users: [{ id: "op", password: "op" }] });
});
afterAll(() => test_?.stop());

test("an operation is remarked on and the remark taken back; an unknown operation is refused", async () => {
  const address = { url: test_.engine.url, ...user };
  const request = createRequest(address, log);
  const client = createEngineClient({ ...address, log });
  const content = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t"><process id="remarked" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="u"/><userTask id="u"/></process></definitions>`;
  await client.deploy({ name: "remarked", resources: [{ name: "remarked.bpmn", content }] });
  const { id } = await client.startProcess("remarked");
  await request("PUT", `/process-instance/${id}/suspended`, { json: { suspended: true } });
  const operations = () =>
    request<{ operationId: string; operationType: string; annotation: string | null }[]>("GET", "/history/user-operation", {
      query: { processInstanceId: id, operationType: "Suspend" },
    });
  const [operation] = await operations();
  expect(operation!.annotation).toBeNull();
  const path = `/history/user-operation/${operation!.operationId}`;
  await request("PUT", `${path}/set-annotation`, { json: { annotation: "by somebody" } });
  expect((await operations())[0]!.annotation).toBe("by somebody");
  await request("PUT", `${path}/clear-annotation`);
  expect((await operations())[0]!.annotation).toBeNull();
  await expect(
    request("PUT", "/history/user-operation/none/set-annotation", { json: { annotation: "x" } }),
  ).rejects.toMatchObject({
    status: 400,
    type: "BadUserRequestException",
    message: "operation is null",
  });
});
