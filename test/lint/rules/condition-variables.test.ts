import { condition, diagram, fork, told } from "../support/diagram.ts";

const check = (text: string, starts = "") =>
  told(
    "condition-variables",
    diagram(
      fork(condition(text), "").replace(
        '<startEvent id="begin" name="Begin" />',
        `<startEvent id="begin" name="Begin">${starts}</startEvent>`,
      ),
    ),
  );
const brings = (names: string) =>
  `<extensionElements><camunda:properties><camunda:property name="variables" value="${names}" /></camunda:properties></extensionElements>`;

test("what the start is said to bring, or the engine offers, can be read", async () => {
  expect(await check("${kind == 'a' and size &gt; 1}", brings("kind, size"))).toEqual([]);
  expect(await check("${execution.processBusinessKey == 'a'}")).toEqual([]);
});

test("what nobody sets cannot", async () => {
  expect(await check("${kind == 'a' and size &gt; 1}", brings("kind"))).toEqual([
    { element: "yes", message: expect.stringContaining("A condição lê “size”") },
  ]);
});
