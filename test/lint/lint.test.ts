import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { rules } from "../../src/lint/all-rules.ts";
import { contractsOf } from "../../src/lint/contracts.ts";
import { readContext } from "../../src/lint/folder.ts";
import { readForm } from "../../src/lint/forms.ts";
import { lintModel } from "../../src/lint/lint.ts";
import { loadModels } from "../../src/rehearsal/index.ts";
import { lint as texts } from "../../src/texts/lint.ts";
import { workers } from "../../workers/index.ts";
import { condition, diagram, fork, line, task, world } from "./support/diagram.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const context = await readContext(folder, contractsOf(workers));
const models = await loadModels(folder);

test.each(Object.entries(models))("%s has no finding", async (_key, xml) => {
  expect(await lintModel(xml, context)).toEqual([]);
});

test("every rule has its texts", () => {
  expect(Object.keys(rules).sort()).toEqual(Object.keys(texts.rules).sort());
});

test("the contract of a worker says what it reads, of which type, and what it needs", () => {
  expect(context.topics["request-advance"]).toMatchObject({
    inputs: {
      processState: { required: true, types: ["string"], values: ["correcting", "finished"] },
      processOutcome: { required: false, types: ["string"] },
    },
    errors: {},
  });
  expect(context.topics["process-start-guard"]!.errors).toHaveProperty("START_REFUSED");
});

test("a form says what it collects and what it reads, but for what it expects to be null", () => {
  const components = [
    { type: "textfield", key: "name" },
    { type: "group", components: [{ type: "checkbox", key: "agreed" }] },
    { type: "html", content: '<p>{{if note = null then "" else note}} {{companies[value = cnpj].name}}</p>' },
    { type: "text", text: "Total", conditional: { hide: "=count(items) > 3" } },
  ];
  expect(readForm({ components })).toEqual({
    fields: { name: "string", agreed: "boolean" },
    components: ["textfield", "group", "checkbox", "html", "text"],
    reads: ["companies", "items"],
  });
});

describe("whatever is given", () => {
  test("a file that is no BPMN gets one finding that says so", async () => {
    for (const file of ["", "no xml", "<html></html>", '<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd"/>']) {
      const findings = await lintModel(file, world);
      expect(findings).toMatchObject([{ rule: "engine-refusal", severity: "error", message: expect.stringMatching(/BPMN/) }]);
    }
  });

  test("what an engine would refuse is told with its element", async () => {
    const script = '<scriptTask id="script" name="Script" scriptFormat="groovy"><script>1</script></scriptTask>';
    expect(await lintModel(diagram(line(script)), world)).toContainEqual({
      ...{ rule: "engine-refusal", severity: "error", element: "script", name: "Script" },
      message: expect.stringContaining("O motor recusaria este modelo: "),
    });
  });

  test("findings come in the order of the elements, each with its name", async () => {
    const body = fork(condition("${size}"), "").replace("</startEvent>", "") + task("nobody");
    const findings = await lintModel(diagram(body), world);
    expect(findings.map(({ rule, element, name }) => [rule, element, name])).toEqual([
      ["condition-variables", "yes", "yes"],
      ["known-topic", "work", "Work"],
    ]);
  });
});
