import { diagram, line, task, told } from "../support/diagram.ts";

const check = (id: string) => told("readable-ids", diagram(line(task("count", "", id))));

test("words in lower case with hyphens", async () => {
  expect(await check("analyse-request-2")).toEqual([]);
});

test("what a tool made up, or capitals", async () => {
  expect(await check("Activity_0x1f3a")).toEqual(
    expect.arrayContaining([{ element: "Activity_0x1f3a", message: expect.stringContaining("Activity_0x1f3a") }]),
  );
});
