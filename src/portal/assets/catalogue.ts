import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Bundle } from "./bundle.ts";
import { readFormEditorStylesheet, readModelerStylesheet, readOwn } from "./editor-stylesheets.ts";
import { readIcon } from "./icon.ts";
import { fontFiles, readDiagramStylesheet, readStylesheet } from "./stylesheet.ts";

const compress = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

/** A file for the browser. */
export interface Asset {
  type: string;
  /** Its content in one of the encodings the browser takes; compressed once. */
  load(encoding: string): Promise<{ body: Buffer; encoding: string }>;
}

/** The files the pages refer to, by the name the code uses. */
export interface AssetCatalogue {
  /** Address of a file. Throws for a name that is not in the catalogue. */
  url(name: string): string;
  find(path: string): Asset | null;
}

/** Gathers stylesheet, fonts, icon and scripts. Only what decides the addresses is read now. */
export async function createCatalogue(scripts: Record<string, Bundle>): Promise<AssetCatalogue> {
  const urls = new Map<string, string>();
  const assets = new Map<string, Asset>();
  const add = (name: string, key: string, type: string, read: () => Promise<Buffer>) => {
    const url = `/assets/${name.replace(/(\.\w+)$/, `-${key}$1`)}`;
    urls.set(name, url);
    assets.set(url, createAsset(type, read));
  };
  const addText = (name: string, type: string, text: string) => add(name, hash(text), type, async () => Buffer.from(text));

  for (const { name, file, version } of await fontFiles()) add(name, hash(version), "font/woff2", () => readFile(file));
  const url = (name: string): string => {
    const address = urls.get(name);
    if (address === undefined) throw new Error(`no asset ${name}`);
    return address;
  };
  addText("portal.css", "text/css; charset=utf-8", await readStylesheet(url));
  addText("diagram.css", "text/css; charset=utf-8", await readDiagramStylesheet());
  addText("modeler.css", "text/css; charset=utf-8", await readModelerStylesheet(url));
  addText("form-editor.css", "text/css; charset=utf-8", await readFormEditorStylesheet());
  addText("text-editor.css", "text/css; charset=utf-8", await readOwn());
  addText("icon.svg", "image/svg+xml", readIcon());
  for (const [name, bundle] of Object.entries(scripts)) {
    add(name, bundle.key, "text/javascript; charset=utf-8", async () => Buffer.from(await bundle.code()));
  }
  return { url, find: (path) => assets.get(path) ?? null };
}

function createAsset(type: string, read: () => Promise<Buffer>): Asset {
  const kept = new Map<string, Promise<Buffer>>();
  return {
    type,
    async load(wanted) {
      const encoding = type.startsWith("font/") || !(wanted in compress) ? "identity" : (wanted as keyof typeof compress);
      let body = kept.get(encoding);
      if (body === undefined) {
        body = encoding === "identity" ? read() : read().then(compress[encoding]);
        kept.set(encoding, body);
        body.catch(() => kept.delete(encoding));
      }
      return { body: await body, encoding };
    },
  };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
