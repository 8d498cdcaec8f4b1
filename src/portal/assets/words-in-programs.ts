import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { formEditorDetails, formEditorSentences } from "../../texts/models/form-editor-details.ts";
import { formEditorDictionary } from "../../texts/models/form-editor-words.ts";
import { technicalWords } from "../../texts/models/technical-properties.ts";

/** The form editor, the viewer that it brings, and what the panel of properties is made of. */
const PROGRAMS =
  /(?:form-js-editor[\\/](?:node_modules[\\/]@bpmn-io[\\/]form-js-viewer[\\/])?dist[\\/]index\.es|(?:@bpmn-io[\\/]properties-panel|bpmn-js-element-templates)[\\/]dist[\\/]index\.esm)\.js$/;
/** In the panel, a word may be the name of a type, too: only these are put in. */
const IN_PANEL = Object.keys(technicalWords).filter((english) =>
  /^(Toggle|Section|Create new|Delete item|Open|JSON)/.test(english),
);

const formWords: Record<string, string> = { ...formEditorDictionary, ...formEditorDetails };
const panelWords = Object.fromEntries(IN_PANEL.map((english) => [english, technicalWords[english]!]));

/** Portuguese for what asks nobody for a translation, put into the programs while they are bundled. */
export const wordsInPrograms: Plugin = {
  name: "words-in-programs",
  setup(build) {
    build.onLoad({ filter: PROGRAMS }, async ({ path }) => ({
      contents: inPortuguese(await readFile(path, "utf8"), path.includes("form-js") ? "form" : "panel"),
      loader: "js",
    }));
  },
};

/** The program with every word it shows replaced. */
export function inPortuguese(program: string, kind: "form" | "panel"): string {
  const words = kind === "form" ? formWords : panelWords;
  const whole = Object.entries(formEditorSentences).reduce(
    (text, [english, own]) => text.replaceAll(english, () => own),
    program,
  );
  // Where a text stands: behind a name, as an argument, as a choice or as what is returned. Never the name itself.
  return whole.replace(
    /([:?(]\s*|\breturn\s+)(?:'((?:[^'\\\n]|\\.)+)'|"((?:[^"\\\n]|\\.)+)")/g,
    (found, before: string, single?: string, double?: string) => {
      const own = words[single ?? double ?? ""];
      return own === undefined ? found : `${before}${JSON.stringify(own)}`;
    },
  );
}
