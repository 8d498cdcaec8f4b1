import { ask, diagram, line, told } from "../support/diagram.ts";

const check = (form: string) => told("form-portable", diagram(line(ask(form))));

test("components that every task list draws", async () => {
  expect(await check("address")).toEqual([]);
});

test("a component that the engine's task list cannot draw", async () => {
  expect(await check("signature")).toEqual([{ element: "ask", message: expect.stringContaining("componente “signature”") }]);
});
