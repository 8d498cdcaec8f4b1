import { condition, diagram, fork, told } from "../support/diagram.ts";

const check = (text: string) => told("condition-boolean", diagram(fork(condition(text), "")));

test.each([
  "${a == 'x'}",
  "${not done}",
  "${empty list}",
  "${a &gt; 1 and b}",
  "${(a == 1)}",
  "${flag}",
  "${list.contains(1)}",
  "#{true}",
])("%s yields true or false, or may", async (text) => {
  expect(await check(text)).toEqual([]);
});

test.each(["yes", "${'yes'}", "${a + 1}", "${1}", "is ${a == 1}", "${null}"])("%s never does", async (text) => {
  expect(await check(text)).toMatchObject([
    { element: "yes", message: expect.stringContaining("não resulta em verdadeiro ou falso") },
  ]);
});
