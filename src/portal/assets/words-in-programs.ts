import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";
import { formEditorDetails, formEditorSentences } from "../../texts/models/form-editor-details.ts";
import { formEditorDictionary } from "../../texts/models/form-editor-words.ts";

/** The form editor, the viewer that it brings, and the panel of properties that the modeler uses. */
const PROGRAMS =
  /@bpmn-io[\\/](?:form-js-editor[\\/](?:node_modules[\\/]@bpmn-io[\\/]form-js-viewer[\\/])?dist[\\/]index\.es|properties-panel[\\/]dist[\\/]index\.esm)\.js$/;

/** Portuguese for what asks nobody for a translation, put into the programs while they are bundled. */
export const wordsInPrograms: Plugin = {
  name: "words-in-programs",
  setup(build) {
    build.onLoad({ filter: PROGRAMS }, async ({ path }) => ({
      contents: inPortuguese(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

/** The program with every word it shows replaced. */
export function inPortuguese(program: string): string {
  const words = { ...formEditorDictionary, ...formEditorDetails };
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
