import { ask, diagram, inputs, line, task, told } from "../support/diagram.ts";

const check = (...parts: string[]) => told("worker-inputs", diagram(line(...parts)));
const mail = (parameters: Record<string, string>) => task("send-mail", inputs(parameters));

test("what a form asked before, or a parameter brings, is there", async () => {
  expect(await check(ask("address"), task("send-mail"))).toEqual([]);
  expect(await check(mail({ to: "a@example.com", copies: "2", tone: "formal" }))).toEqual([]);
  expect(await check(task("count", "", "before"), mail({ to: "a@example.com", copies: "${number}" }))).toEqual([]);
});

test("a required input that nothing sets is missing; an optional one is not", async () => {
  expect(await check(task("send-mail"))).toEqual([{ element: "work", message: expect.stringContaining("Falta a entrada “to”") }]);
});

test("an input that is left empty hides the variable that would be there", async () => {
  const empty = "A entrada “to” está vazia e esconde a variável de mesmo nome";
  expect(await check(ask("address"), mail({ to: "" }))).toEqual([{ element: "work", message: expect.stringContaining(empty) }]);
  expect(await check(mail({ to: "" }))).toHaveLength(1);
  expect(await check(ask("address"), mail({ copies: "" }))).toEqual([]);
});

test("a parameter of a subprocess around the task counts; one of another task does not", async () => {
  const inside = `${inputs({ to: "a@example.com" })}<startEvent id="inner-begin" name="B" />${task("send-mail")}`;
  expect(await check(`<subProcess id="around" name="Around">${inside}</subProcess>`)).toEqual([]);
  expect(await check(task("count", inputs({ to: "x" }), "other"), task("send-mail"))).toEqual(
    expect.arrayContaining([{ element: "work", message: expect.stringContaining("Falta a entrada “to”") }]),
  );
});

test("values of another type, or that are not offered, are told", async () => {
  expect(await check(mail({ to: "a@example.com", copies: "two" }))).toMatchObject([
    { message: "A entrada “copies” recebe o valor “two”, mas o programa espera número." },
  ]);
  expect(await check(mail({ to: "a@example.com", tone: "rude" }))).toMatchObject([
    { message: "A entrada “tone” recebe o valor “rude”, mas o programa espera plain, formal." },
  ]);
  expect(await check(task("count", "", "before"), mail({ to: "${number}" }))).toMatchObject([
    { message: "A entrada “to” recebe número, mas o programa espera texto." },
  ]);
});

test("an input that the worker does not read is told", async () => {
  expect(await check(mail({ to: "a@example.com", cc: "b@example.com" }))).toMatchObject([
    { message: expect.stringContaining("não lê a entrada “cc”") },
  ]);
});
