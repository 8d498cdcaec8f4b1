import { diagram, line, task, told } from "../support/diagram.ts";

const guard = '<callActivity id="check-start" name="Guard" calledElement="process-start-guard" />';
const check = (body: string, id = "service") => told("guard-first", diagram(line(body, task("count")), { id }));

test("a service begins with the guard; what is no service need not", async () => {
  expect(await check(guard)).toEqual([]);
  expect(await check(task("count", "", "first"), "tiny")).toEqual([]);
});

test("a service that begins with anything else can be started by anybody", async () => {
  expect(await check(task("count", "", "first"))).toEqual([
    { element: "first", message: expect.stringContaining("a chamada de “process-start-guard”") },
  ]);
  expect(await check(guard.replace("process-start-guard", "called"))).toMatchObject([{ element: "check-start" }]);
});
