import { condition, diagram, fork, line, task, told } from "../support/diagram.ts";

const check = (body: string, header?: string) => told("named-elements", diagram(body, header === undefined ? {} : { header }));

test("names where people read them; a gateway that joins needs none", async () => {
  expect(await check(line(task("count"), '<exclusiveGateway id="join" />'))).toEqual([]);
  expect(await check(fork(condition("${true}"), ""))).toEqual([]);
});

test("a task, a way out of a choice and a process without a name", async () => {
  expect(await check(line(task("count").replace('name="Work"', 'name=" "')))).toMatchObject([{ element: "work" }]);
  expect(await check(fork(condition("${true}"), "").replace('name="no"', ""))).toMatchObject([
    { element: "no", message: expect.stringContaining("resposta à pergunta") },
  ]);
  expect(await check(line(), 'isExecutable="true" camunda:historyTimeToLive="P1D"')).toMatchObject([{ element: "tiny" }]);
});
