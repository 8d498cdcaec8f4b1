import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { packageFolder, viewerOfFormEditor } from "../../../src/portal/assets/stylesheet.ts";
import { inPortuguese } from "../../../src/portal/assets/words-in-programs.ts";
import { formEditorDetails, formEditorSentences } from "../../../src/texts/models/form-editor-details.ts";
import { formEditorDictionary } from "../../../src/texts/models/form-editor-words.ts";

const editor = readFileSync(join(packageFolder("@bpmn-io/form-js-editor"), "dist/index.es.js"), "utf8");
const viewer = readFileSync(join(viewerOfFormEditor(), "dist/index.es.js"), "utf8");
const programs = [editor, viewer].join("\n");

test("the words that are replaced are still those of the programs: another version may say it otherwise", () => {
  const portuguese = inPortuguese(programs, "form");
  const words = Object.entries({ ...formEditorDictionary, ...formEditorDetails });
  expect(words.filter(([, own]) => !portuguese.includes(JSON.stringify(own))).map(([english]) => english)).toEqual([]);
  expect(Object.keys(formEditorSentences).filter((sentence) => !programs.includes(sentence))).toEqual([]);
});

test("what is shown is replaced; names, keys and comparisons stay", () => {
  const program = `const a = { label: 'Required', type: 'Required-ish', 'Required': 1 };
    if (kind === 'Group') return "Must be unique.";
    const b = on ? 'Static' : 'Dynamic list';`;
  expect(inPortuguese(program, "form")).toBe(`const a = { label: "Obrigatório", type: 'Required-ish', 'Required': 1 };
    if (kind === 'Group') return "Já é usado.";
    const b = on ? "Escritas aqui" : "Lista que cresce";`);
});

test("of the panel only its own words are replaced: others name types there", () => {
  const panel = readFileSync(join(packageFolder("@bpmn-io/properties-panel"), "dist/index.esm.js"), "utf8");
  expect(panel).toContain("translate('Toggle section')");
  const portuguese = inPortuguese(`${panel} const a = { title: "Toggle section", type: 'string' };`, "panel");
  expect(portuguese).toContain('translate("Abrir ou fechar a seção")');
  expect(portuguese).toContain(`{ title: "Abrir ou fechar a seção", type: 'string' }`);
});
