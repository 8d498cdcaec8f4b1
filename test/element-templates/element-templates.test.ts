import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { elementTemplates, templatesFile, templatesText } from "../../src/element-templates/index.ts";
import { contractsOf } from "../../src/lint/contracts.ts";
import { readContext } from "../../src/lint/folder.ts";
import { teams } from "../../src/texts/teams.ts";
import { variables } from "../../src/texts/variables.ts";
import { workers } from "../../workers/index.ts";

const folder = fileURLToPath(new URL("../../workflows", import.meta.url));
const context = await readContext(folder, contractsOf(workers));
const templates = elementTemplates(context, teams);
const schema = createRequire(import.meta.url)("@camunda/element-templates-json-schema/resources/schema.json");

test("the file beside the models is what the workers, forms and teams say: else run `npm run templates`", async () => {
  expect(await readFile(templatesFile(folder), "utf8")).toBe(templatesText(templates));
});

test("Camunda's schema accepts every template, and refuses what it does not know", () => {
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  for (const template of templates)
    expect({ template: template.id, valid: validate(template), errors: validate.errors }).toMatchObject({ valid: true });
  const { name: _, ...nameless } = templates[0]!;
  expect(validate(nameless)).toBe(false);
  expect(validate({ ...templates[0], properties: [{ type: "Hidden", binding: { type: "camunda:inVented" } }] })).toBe(false);
});

test("every topic has one, with its inputs and what it may refuse", () => {
  const ids = templates.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [topic, { inputs, errors }] of Object.entries(context.topics)) {
    const template = templates.find(({ id }) => id === `br.gov.inmetro.sgci.${topic}`)!;
    expect(template.properties).toContainEqual({
      ...{ type: "Hidden", value: topic },
      binding: { type: "property", name: "camunda:topic" },
    });
    const offered = template.properties.filter(({ binding }) => binding.type === "camunda:inputParameter");
    expect(offered.map(({ binding }) => binding.name)).toEqual(Object.keys(inputs));
    for (const code of Object.keys(errors)) expect(template.description).toContain(code);
  }
});

test("an output has a name from the beginning: an engine refuses one without; what is not always there has none", () => {
  const [, { outputs }] = Object.entries(context.topics).find(([topic]) => topic === "govbr-load-identity")!;
  const template = templates.find(({ id }) => id.endsWith(".govbr-load-identity"))!;
  const offered = template.properties.filter(({ binding }) => binding.type === "camunda:outputParameter");
  const always = Object.keys(outputs).filter((name) => outputs[name]!.required);
  expect(offered.map(({ binding, value }) => [binding.source, value])).toEqual(always.map((name) => [`\${${name}}`, name]));
  expect(always.length).toBeLessThan(Object.keys(outputs).length);
});

test("no variable is explained that no worker knows", () => {
  const known = Object.values(context.topics).flatMap(({ inputs, outputs }) => [...Object.keys(inputs), ...Object.keys(outputs)]);
  expect(Object.keys(variables).filter((name) => !known.includes(name))).toEqual([]);
});
