import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the product. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));
/** A file of the product. */
export const read = (path: string) => readFileSync(join(root, path), "utf8");
/** Names of the files of a folder with such an ending. */
export const filesIn = (folder: string, ending: string) =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith(ending));

/** What a guide quotes from the screen: **“so”**, perhaps over the end of a line. */
export function labelsOf(text: string): string[] {
  return [...text.matchAll(/\*\*“([^”]+)”\*\*/g)].map(([, label]) => label!.replace(/\s+/g, " "));
}

/** Every text that people may see: the portal's, the models' and forms', and those of the engine's own task list. */
export function textsOnScreen(): Set<string> {
  const portal = readdirSync(join(root, "src/texts"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => stringsOf(read(`src/texts/${name}`)));
  const models = filesIn("workflows", ".bpmn").flatMap((name) => stringsOf(read(`workflows/${name}`)));
  const forms = filesIn("workflows/forms", ".form").flatMap((name) => stringsOf(read(`workflows/forms/${name}`)));
  const taskList = stringsOf(read("deploy/engine/src/main/tasklist/locales/pt-BR.json"));
  return new Set([...portal, ...models, ...forms, ...taskList]);
}

function stringsOf(source: string): string[] {
  return [...source.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text]) => text!);
}
