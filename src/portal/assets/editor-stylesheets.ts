import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolder, readDiagramStylesheet, stylesFolder, viewerOfFormEditor } from "./stylesheet.ts";

/** The signs of the palette are letters of this font. */
const SIGNS = /@font-face\s*\{[^}]*\}/;
/** Colours by which bpmn-js-bpmnlint names what bpmn-js no longer defines: without them its marks are invisible. */
const LINT_COLOURS = `:root{--color-red-360-100-40:#b50909;--color-blue-205-100-45:#1351b4;--color-grey-225-10-15:#222;
--color-grey-225-10-97:#f8f8f8;--color-grey-225-10-75:#bbb}`;

/** What drawing needs besides: palette, panel of properties, marks of the lint. */
export async function readModelerStylesheet(url: (name: string) => string): Promise<string> {
  const [diagram, signs, ...others] = await Promise.all([
    readDiagramStylesheet(),
    read("bpmn-js", "dist/assets/bpmn-font/css/bpmn.css"),
    read("@bpmn-io/properties-panel", "dist/assets/properties-panel.css"),
    read("bpmn-js-element-templates", "dist/assets/element-templates.css"),
    read("bpmn-js-bpmnlint", "dist/assets/css/bpmn-js-bpmnlint.css"),
    readOwn(),
  ]);
  const font = `@font-face{font-family:"bpmn";src:url(${url("bpmn.woff2")}) format("woff2")}`;
  const plain = signs.replace(/@charset[^;]*;/, "").replace(SIGNS, () => font);
  return [LINT_COLOURS, diagram, plain, ...others].join("\n");
}

/** The same for forms. What the editor's own viewer draws looks as in a task list, whatever the portal's viewer wears. */
export async function readFormEditorStylesheet(): Promise<string> {
  const viewer = await readFile(join(viewerOfFormEditor(), "dist/assets/form-js.css"), "utf8");
  const editor = await read("@bpmn-io/form-js-editor", "dist/assets/form-js-editor.css");
  return [`.editor-form, .task-list-form { ${viewer.replace(/@charset[^;]*;/, "")} }`, editor, await readOwn()].join("\n");
}

/** For files that are edited as text. */
export const readOwn = (): Promise<string> => readFile(join(stylesFolder, "model-editor.css"), "utf8");

const read = (name: string, file: string): Promise<string> => readFile(join(packageFolder(name), file), "utf8");
