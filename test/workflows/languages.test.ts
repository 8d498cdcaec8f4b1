import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { languages } from "../../src/domain/language.ts";
import { loadModels } from "../../src/rehearsal/index.ts";
import { type ModelElement, property, readModel } from "./support/model.ts";

const folder = fileURLToPath(new URL("../../workflows/", import.meta.url));
const models = await loadModels(folder);
const xml = models["foreign-company"]!;
const { elements } = await readModel(xml);
const names = (await readdir(`${folder}forms`))
  .filter((name) => name.endsWith("-en.form"))
  .map((name) => name.replace("-en.form", ""));

interface Component {
  id: string;
  type: string;
  label?: string;
  [property: string]: unknown;
}

async function componentsOf(name: string, language: string): Promise<Component[]> {
  return JSON.parse(await readFile(`${folder}forms/${name}-${language}.form`, "utf8")).components;
}

/** What a form asks and demands, without the words in which it does. */
function skeleton(components: Component[], language: string) {
  return components.map(({ label, description, content, values, id, ...rest }) => ({
    ...rest,
    id: id.replace(`-${language}-`, "-"),
    labelled: label !== undefined,
    described: description !== undefined,
    shows: typeof content === "string" ? [...content.matchAll(/\{\{.*?\}\}/g)].map(([variable]) => variable) : null,
    values: (values as { value: string }[] | undefined)?.map(({ value }) => value),
  }));
}

describe.each(names)("the form %s", (name) => {
  test("asks the same in every language", async () => {
    const portuguese = skeleton(await componentsOf(name, "pt"), "pt");
    for (const language of languages) expect(skeleton(await componentsOf(name, language), language)).toEqual(portuguese);
  });

  test("has words of its own in every language", async () => {
    const [english, spanish] = [await componentsOf(name, "en"), await componentsOf(name, "es")];
    const same = english.filter(({ label }, index) => label !== undefined && label === spanish[index]!.label);
    expect(same).toEqual([]);
  });
});

test("there are forms in several languages", () => {
  expect(names.sort()).toEqual(["foreign-representation", "foreign-request"]);
});

const translated = (element: ModelElement, name: string) =>
  ["en", "es"].map((language) => property(element, `${name}-${language}`));

test("what an applicant reads of the model is there in English and Spanish", () => {
  const tasks = elements.filter((element) => property(element, "who") === "applicant");
  expect(tasks.map(({ id }) => id)).toEqual(["ask-representation", "fill-request", "correct-request"]);
  for (const task of tasks) expect([task.id, translated(task, "name").every(Boolean)]).toEqual([task.id, true]);
  for (const element of elements.filter((one) => property(one, "step") !== undefined))
    expect([element.id, translated(element, "step").every(Boolean)]).toEqual([element.id, true]);
  // The end of a reminder is no end of the request.
  const ends = elements.filter(({ $type, id }) => $type === "bpmn:EndEvent" && id !== "applicant-warned");
  for (const end of ends) {
    const texts = [...translated(end, "name"), ...translated(end, "documentation")];
    expect([end.id, texts.every(Boolean)]).toEqual([end.id, true]);
  }
});
