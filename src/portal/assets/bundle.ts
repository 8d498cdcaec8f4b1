import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { viewerOfFormEditor } from "./stylesheet.ts";
import { wordsInPrograms } from "./words-in-programs.ts";

const require = createRequire(import.meta.url);
const portalFolder = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Whatever changes a bundle changes its key: our sources, and the versions of what goes into it. */
const PACKAGES = [
  ...["@bpmn-io/form-js-viewer", "bpmn-js", "preact", "happy-dom", "esbuild"],
  ...["@bpmn-io/form-js-editor", "@bpmn-io/properties-panel", "bpmn-js-properties-panel", "bpmn-js-element-templates"],
  ...["bpmn-js-bpmnlint", "bpmnlint", "bpmn-moddle", "camunda-bpmn-js-behaviors", "camunda-bpmn-moddle"],
];
const SOURCES = [
  ...["assets", "client", "forms", "operator/client", "delegation/client", "staff/models", "../texts"],
  // What checks a model in the browser as on the server.
  ...["../lint", "../models", "../engine/model", "../engine/expression"],
];
/** The form editor brings a preact of its own, with the viewer that shares it. */
const OWN_PREACT = "staff/models/editor/client/form.ts";

/** A program bundled from our sources: for the browser, or for the worker thread. */
export interface Bundle {
  /** Changes with the content; known without bundling. */
  readonly key: string;
  /** The program text. Bundles at the first call, a fraction of a second; afterwards it is remembered. */
  code(): Promise<string>;
}

/**
 * Describes a bundle without making it, so that starting costs nothing. With `cacheDir` the result outlives the process.
 * @param entry path inside `src/portal`
 */
export async function describeBundle(entry: string, platform: "browser" | "node", cacheDir: string | null): Promise<Bundle> {
  ingredients ??= digestIngredients();
  const key = createHash("sha256")
    .update(`${entry} ${platform} ${await ingredients}`)
    .digest("hex")
    .slice(0, 16);
  const file = cacheDir === null ? null : join(cacheDir, `${platform}-${key}.js`);
  let code: Promise<string> | null = null;
  const make = async () => (await readCached(file)) ?? (await keep(file, await build(entry, platform)));
  return {
    key,
    code() {
      code ??= make().catch((error) => {
        code = null;
        throw error;
      });
      return code;
    },
  };
}

/** Of all bundles; read once, because a process does not see its own sources change. */
let ingredients: Promise<string> | null = null;

async function digestIngredients(): Promise<string> {
  const hash = createHash("sha256");
  for (const source of await sources()) hash.update(await readFile(source));
  for (const name of PACKAGES) hash.update(await versionOf(name));
  return hash.digest("hex");
}

/** Every file a bundle may be made of, in a stable order. */
async function sources(): Promise<string[]> {
  const folders = await Promise.all(
    SOURCES.map((folder) => readdir(join(portalFolder, folder), { recursive: true, withFileTypes: true })),
  );
  const files = folders.flat().filter((entry) => entry.isFile());
  return files.map((file) => join(file.parentPath, file.name)).sort();
}

let building = 0;

async function build(entry: string, platform: "browser" | "node"): Promise<string> {
  const esbuild = await import("esbuild");
  building++;
  try {
    return await bundle(esbuild, entry, platform);
  } finally {
    // Its service would stay for the life of this process, with some 100 MB.
    if (--building === 0) await esbuild.stop();
  }
}

async function bundle(esbuild: typeof import("esbuild"), entry: string, platform: "browser" | "node"): Promise<string> {
  const result = await esbuild.build({
    entryPoints: [join(portalFolder, entry)],
    bundle: true,
    write: false,
    platform,
    format: "iife",
    target: platform === "browser" ? "es2022" : "node20",
    minify: platform === "browser",
    legalComments: "inline",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: {
      // The viewer and our own fields must share one preact, or fields silently do not render.
      ...(entry === OWN_PREACT ? {} : { preact: dirname(require.resolve("preact/package.json")) }),
      // The form editor brings a viewer, too, and nobody else may ask for it by its name.
      ...(entry === OWN_PREACT ? { "task-list-form-viewer": viewerOfFormEditor() } : {}),
      ...(platform === "browser" ? { "node:vm": join(portalFolder, "assets", "without-vm.ts") } : {}),
    },
    plugins: platform === "browser" ? [wordsInPrograms] : [],
    logLevel: "silent",
  });
  return result.outputFiles[0]!.text;
}

async function versionOf(name: string): Promise<string> {
  const paths = require.resolve.paths(name) ?? [];
  for (const path of paths) {
    const text = await readFile(join(path, name, "package.json"), "utf8").catch(() => null);
    if (text !== null) return (JSON.parse(text) as { version: string }).version;
  }
  throw new Error(`package ${name} is not installed`);
}

async function readCached(file: string | null): Promise<string | null> {
  return file === null ? null : readFile(file, "utf8").catch(() => null);
}

/** A cache that cannot be written costs time, nothing else. */
async function keep(file: string | null, code: string): Promise<string> {
  if (file === null) return code;
  try {
    await mkdir(dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, code, { mode: 0o600 });
    await rename(draft, file);
  } catch {
    return code;
  }
  return code;
}
