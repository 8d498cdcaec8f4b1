import type { ModdleElement } from "../../../src/lint/model.ts";
import { formsOf } from "../../../src/lint/task-forms.ts";
import { ask, diagram, line, told } from "../support/diagram.ts";

const check = (body: string) => told("form-exists", diagram(line(body)));

test("a form of the folder, deployed with the model", async () => {
  expect(await check(ask("address"))).toEqual([]);
});

test("a form chosen by an expression: one at least fits", async () => {
  expect(await check(ask("sum${ending}"))).toEqual([]);
  expect(await check(ask("bill-${ending}"))).toMatchObject([{ message: expect.stringContaining("não existe") }]);
});

test("no form, one that is not there, or one of another deployment", async () => {
  expect(await check('<userTask id="ask" name="Ask" />')).toMatchObject([
    { message: expect.stringContaining("não tem formulário") },
  ]);
  expect(await check(ask("adress"))).toMatchObject([{ message: expect.stringContaining("“adress” não existe") }]);
  expect(await check(ask("address").replace("deployment", "latest"))).toMatchObject([
    { element: "ask", message: expect.stringContaining("binding “deployment”") },
  ]);
});

test("a name made of many expressions is looked up at once, whatever the names of the forms", async () => {
  const name = `${"${a}".repeat(30)}!`;
  const forms = { ["x".repeat(200)]: { fields: {}, components: [], reads: [] } };
  const task = { get: (property: string) => (property === "camunda:formRef" ? name : undefined) } as unknown as ModdleElement;
  expect(formsOf(task, { forms, topics: {}, processes: {}, services: [] })).toEqual([]);
  const fitting = { get: () => "sum-${a}-of-${b}" } as unknown as ModdleElement;
  const known = {
    "sum-1-of-2": forms["x".repeat(200)]!,
    "sum--of-2": forms["x".repeat(200)]!,
    "sum-1-of-": forms["x".repeat(200)]!,
  };
  expect(formsOf(fitting, { forms: known, topics: {}, processes: {}, services: [] })).toEqual(["sum-1-of-2"]);
});
