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
