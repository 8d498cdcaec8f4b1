import { ask, diagram, line, task, told } from "../support/diagram.ts";

const check = (...parts: string[]) => told("form-variables", diagram(line(...parts)));
const sum = task(
  "count",
  '<extensionElements><camunda:properties><camunda:property name="variables" value="sum" /></camunda:properties></extensionElements>',
);

test("what is shown is set, what is collected is of one type", async () => {
  expect(await check(ask("address"))).toEqual([]);
});

test("a variable that nothing sets is shown", async () => {
  expect(await check(ask("summary"))).toEqual([
    { element: "ask", message: "O formulário “summary” mostra “sum”, que nada no modelo preenche." },
  ]);
});

test("a form and a worker take the same variable for different things", async () => {
  expect(await check(sum, ask("summary"))).toEqual([
    { element: "ask", message: "O formulário “summary” guarda “number” como texto; em outro lugar do modelo ela é número." },
  ]);
});
