/** Faults of models, recorded from a running Camunda 7.24.0: the same words, places and element ids. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile } from "../../../src/engine/model/compile.ts";
import { model } from "../core/support/models.ts";

interface Fault {
  /** Default: those below. */
  definitions?: string;
  xml: string;
  errors: { message: string; line: number; column: number; mainElementId: string | null; elementIds: string[] }[];
}

const faults = ["camunda-faults.json", "camunda-faults-events.json", "camunda-faults-compensation.json"].flatMap((name) => {
  const file = fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
  return JSON.parse(readFileSync(file, "utf8")) as Fault[];
});
const definitions =
  '<bpmn:message id="m" name="m"/><bpmn:message id="mx" name="a${x}"/><bpmn:message id="me"/><bpmn:error id="EN"/>';

test.each(faults.map((fault): [string, Fault] => [fault.xml, fault]))("%s", async (_name, { xml, errors, definitions: own }) => {
  const result = await compile("f.bpmn", model(xml, { definitions: own ?? definitions }));
  expect(result.ok ? [] : result.problems).toEqual(errors);
});

test.each([
  ["<a", "XML document structures must start and end within the same entity."],
  ["<a><b></a>", 'The element type "b" must be terminated by the matching end-tag "</b>".'],
  ["<a/><b/>", "The markup in the document following the root element must be well-formed."],
  ["text", "Content is not allowed in prolog."],
  ["", "Premature end of file."],
])("not well-formed: %s", async (xml, cause) => {
  expect(await compile("bad.bpmn", xml)).toEqual({
    ok: false,
    status: 500,
    message: `ENGINE-09003 Could not parse 'bad.bpmn'. ${cause}`,
    problems: [],
    warnings: [],
  });
});

test("an expression that cannot be read is no ParseException", async () => {
  const xml = model('<bpmn:startEvent id="s"/><bpmn:userTask id="u" camunda:assignee="${a"/>');
  expect(await compile("bad.bpmn", xml)).toMatchObject({
    status: 500,
    message:
      "ENGINE-01009 Error while parsing process. Error parsing '${a': syntax error at position 3, encountered 'null', expected '}'.",
  });
});

test("the message of a ParseException lists the faults with their places", async () => {
  const xml = model('<bpmn:startEvent id="s"/><bpmn:serviceTask id="x"/>');
  const result = await compile("bad.bpmn", xml);
  expect(result).toMatchObject({ ok: false, status: 400 });
  expect((result as { message: string }).message).toMatch(
    /^ENGINE-09005 Could not parse BPMN process\. Errors: \n\* One of the attributes .* \| resource bad\.bpmn \| line 4 \| column 52$/,
  );
});

test("a refusal carries the warnings of the file, too", async () => {
  const link = (id: string, name: string) =>
    `<bpmn:intermediateCatchEvent id="${id}" name="${name}"><bpmn:linkEventDefinition name="L${id}"/></bpmn:intermediateCatchEvent>`;
  const result = await compile(
    "bad.bpmn",
    model(`<bpmn:startEvent id="s"/>${link("a", "La")}${link("b", "other")}<bpmn:serviceTask id="x"/>`),
  );
  expect(result).toMatchObject({
    ok: false,
    warnings: [
      {
        message:
          "Link Event named 'other' contains link event definition with name 'Lb' - it is recommended to use the same name for both.",
        mainElementId: "b",
      },
    ],
  });
});

describe("history time to live", () => {
  const without =
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">\n<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="s"/></bpmn:process></bpmn:definitions>';

  test("is demanded", async () => {
    const result = await compile("p.bpmn", without);
    expect(result.ok ? "" : result.message).toContain("ENGINE-12018 History Time To Live (TTL) cannot be null.");
  });

  test("unless the engine does not enforce it", async () => {
    const result = await compile("p.bpmn", without, { enforceHistoryTimeToLive: false });
    expect(result.ok && result.processes[0]?.historyTimeToLive).toBeNull();
  });

  test.each([
    ["30", 30],
    ["P7D", 7],
  ])("%s", async (written, days) => {
    const result = await compile(
      "p.bpmn",
      without.replace(
        "<bpmn:process",
        `<bpmn:process xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:historyTimeToLive="${written}"`,
      ),
    );
    expect(result.ok && result.processes[0]?.historyTimeToLive).toBe(days);
  });
});
