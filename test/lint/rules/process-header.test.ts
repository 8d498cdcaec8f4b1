import { diagram, line, told } from "../support/diagram.ts";

const full = 'name="Tiny" isExecutable="true" camunda:versionTag="1" camunda:historyTimeToLive="P180D"';
const check = async (header: string) => (await told("process-header", diagram(line(), { header }))).map(({ message }) => message);

test("a process that says everything", async () => {
  expect(await check(full)).toEqual([]);
  expect(await check(full.replace("P180D", "30"))).toEqual([]);
});

test("each thing that it does not say", async () => {
  expect(await check(full.replace('camunda:versionTag="1"', ""))).toEqual([expect.stringContaining("etiqueta de versão")]);
  expect(await check(full.replace('camunda:historyTimeToLive="P180D"', ""))).toEqual([
    expect.stringContaining("history time to live"),
  ]);
  expect(await check(full.replace("P180D", "half a year"))).toEqual([expect.stringContaining("history time to live")]);
  expect(await check(full.replace('isExecutable="true"', ""))).toEqual([expect.stringContaining("executável")]);
  expect((await told("process-header", diagram(line()).replace(/<documentation>.*<\/documentation>/, ""))).length).toBe(1);
});
