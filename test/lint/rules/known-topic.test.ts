import { diagram, line, task, told } from "../support/diagram.ts";

const check = (body: string) => told("known-topic", diagram(line(body)));

test("a topic that a worker answers is fine", async () => {
  expect(await check(task("send-mail"))).toEqual([]);
  expect(await check('<serviceTask id="work" name="Work" camunda:expression="${1}" />')).toEqual([]);
});

test("a topic that no worker answers is told, with the one that was meant", async () => {
  expect(await check(task("sendmail"))).toEqual([
    { element: "work", message: expect.stringContaining("Você quis dizer “send-mail”?") },
  ]);
  expect(await check(task("archive-everything"))).toEqual([
    {
      element: "work",
      message: expect.stringMatching(/^Nenhum programa atende o tópico “archive-everything”.*modelos de elemento/),
    },
  ]);
});

test("an external task without a topic is told", async () => {
  expect(await check(task(""))).toMatchObject([{ element: "work", message: expect.stringContaining("não diz o tópico") }]);
});
