import { condition, diagram, fork, line, told } from "../support/diagram.ts";

const check = (body: string) => told("gateway-default", diagram(body));
const holds = condition("${true}");

test("one way without a condition is the default", async () => {
  expect(await check(fork(holds, ""))).toEqual([]);
  expect(await check(line('<exclusiveGateway id="join" />'))).toEqual([]);
});

test("no default, or one with a condition", async () => {
  expect(await check(fork(holds, holds, ""))).toMatchObject([
    { element: "choice", message: expect.stringContaining("caminho padrão") },
  ]);
  expect(await check(fork(holds, holds))).toMatchObject([
    { element: "no", message: expect.stringContaining("não pode ter condição") },
  ]);
});
