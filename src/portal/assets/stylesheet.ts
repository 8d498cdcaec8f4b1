import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
/** Folder of our own styles. */
export const stylesFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "styles");

/** The design system, component by component: its complete sheet weighs 719 KB. */
const DESIGN_SYSTEM = [
  "core-tokens.min.css",
  ...["button", "signin", "message", "skiplink", "tag", "table", "input", "divider"].map(
    (name) => `components/${name}/${name}.min.css`,
  ),
];
const ICONS = ["fontawesome.min.css", "solid.min.css", "brands.min.css"];
const OWN = [
  "fonts",
  "base",
  "header",
  "frame",
  "pages",
  "lists",
  "entry",
  "refusal",
  "home",
  "journey",
  "forms",
  "staff",
  "operator",
  "heat",
  "notices",
  "team",
  "services",
  "delegation",
  "migration",
  "foreign",
  "credentials",
  "settings",
  "explanation",
  "models",
  "rehearsal",
].map((name) => `${name}.css`);

interface FontFile {
  name: string;
  file: string;
  version: string;
}

/** Raleway in the weights of the design system, the icon fonts, and the signs of the modeler. */
export async function fontFiles(): Promise<FontFile[]> {
  const raleway = packageFolder("@fontsource/raleway");
  const icons = packageFolder("@fortawesome/fontawesome-free");
  const diagrams = packageFolder("bpmn-js");
  const files = [
    ...["500", "600", "700", "900"].map((weight) => ({
      name: `raleway-${weight}.woff2`,
      file: join(raleway, "files", `raleway-latin-${weight}-normal.woff2`),
      folder: raleway,
    })),
    ...["solid-900", "brands-400"].map((style) => ({
      name: `fa-${style}.woff2`,
      file: join(icons, "webfonts", `fa-${style}.woff2`),
      folder: icons,
    })),
    { name: "bpmn.woff2", file: join(diagrams, "dist/assets/bpmn-font/font/bpmn.woff2"), folder: diagrams },
  ];
  return Promise.all(
    files.map(async ({ name, file, folder }) => {
      const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
      return { name, file, version: `${name}@${version}` };
    }),
  );
}

/** One sheet for all pages: design system, icons, the form viewer, and our own on top. */
export async function readStylesheet(url: (name: string) => string): Promise<string> {
  const designSystem = join(packageFolder("@govbr-ds/core"), "dist");
  const icons = join(packageFolder("@fortawesome/fontawesome-free"), "css");
  const files = [
    ...DESIGN_SYSTEM.map((file) => join(designSystem, file)),
    ...ICONS.map((file) => join(icons, file)),
    require.resolve("@bpmn-io/form-js-viewer/dist/assets/form-js.css"),
    ...OWN.map((file) => join(stylesFolder, file)),
  ];
  const sheets = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return sheets
    .join("\n")
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, "")
    .replace(/@charset "[^"]*";/gi, "")
    .replace(/src:url\([^)]*\.eot\);src:[^}]*?url\([^)]*(fa-[\w-]+)\.woff2\)[^}]*(?=})/g, 'src:url($1.woff2) format("woff2")')
    .replace(/url\(((?:fa|raleway)-[\w-]+\.woff2)\)/g, (_match, name: string) => `url(${url(name)})`);
}

/** What a diagram of bpmn-js needs besides. */
export async function readDiagramStylesheet(): Promise<string> {
  const folder = join(packageFolder("bpmn-js"), "dist", "assets");
  const sheets = await Promise.all(["diagram-js.css", "bpmn-js.css"].map((file) => readFile(join(folder, file), "utf8")));
  return sheets.join("\n");
}

/** The form editor comes with a viewer of its own version; this is its folder. */
export function viewerOfFormEditor(): string {
  const editor = createRequire(require.resolve("@bpmn-io/form-js-editor/package.json"));
  return dirname(editor.resolve("@bpmn-io/form-js-viewer/package.json"));
}

/** Where an installed package is. */
export function packageFolder(name: string): string {
  const path = (require.resolve.paths(name) ?? []).map((folder) => join(folder, name)).find(exists);
  if (path === undefined) throw new Error(`package ${name} is not installed`);
  return path;
}

function exists(folder: string): boolean {
  try {
    require.resolve(join(folder, "package.json"));
    return true;
  } catch {
    return false;
  }
}
