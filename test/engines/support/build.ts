import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, readdir, readFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "../../../src/database/lock.ts";
import { java } from "./java-engine.ts";

/** An engine of the family that `deploy/engine` can be built with. */
export interface Product {
  name: "camunda" | "operaton" | "cibseven";
  /** What has to be there for it before Maven can resolve it; run once, when Maven fails without. */
  preparation?: { command: string; argument: string };
}

export const products: readonly Product[] = [
  { name: "camunda" },
  { name: "operaton", preparation: { command: "./operaton-dataformat.sh", argument: "-Ddataformat.version=1.0.0-jar" } },
];

const MODULE = fileURLToPath(new URL("../../../deploy/engine", import.meta.url));
const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/orquestra-engines", import.meta.url));

/** Why engines cannot be built and booted here; null when they can. */
export function whatIsMissing(): string | null {
  const version = spawnSync(java(), ["-version"], { encoding: "utf8" });
  if (version.error !== undefined) return "there is no Java";
  const major = Number(/version "(\d+)/.exec(version.stderr)?.[1] ?? 0);
  if (major < 17) return `Java ${major} is too old, 17 is needed`;
  return spawnSync("mvn", ["-version"]).error === undefined ? null : "there is no Maven";
}

/** The executable jar of a product; built when the module has changed since. Throws with what Maven said. */
export async function buildEngine(product: Product): Promise<string> {
  const jar = join(CACHE, `${product.name}.jar`);
  await mkdir(CACHE, { recursive: true });
  await withLock(join(CACHE, "lock"), async () => {
    if (await isNewer(jar)) return;
    await compile(product);
    // Replaced, not written over: an engine of another run may be reading the old one.
    await copyFile(join(MODULE, "target", `engine-${product.name}.jar`), `${jar}.new`);
    await rename(`${jar}.new`, jar);
  });
  return jar;
}

async function compile({ name, preparation }: Product): Promise<void> {
  const build = (...more: string[]) => run("mvn", ["-q", "-B", "-ntp", "clean", "package", "-P", name, ...more]);
  try {
    await build();
  } catch (error) {
    if (preparation === undefined) throw error;
    await run(preparation.command, []);
    await build(preparation.argument);
  }
}

/** Whether the jar is younger than everything it is made of. */
async function isNewer(jar: string): Promise<boolean> {
  const built = await stat(jar).catch(() => null);
  if (built === null) return false;
  const sources = await readdir(join(MODULE, "src"), { recursive: true });
  const times = await Promise.all(
    ["pom.xml", ...sources.map((file) => join("src", file))].map(async (file) => (await stat(join(MODULE, file))).mtimeMs),
  );
  return built.mtimeMs > Math.max(...times);
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { cwd: MODULE, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const read = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output.trim().slice(0, 4_000)}`);
}

/** Version of Operaton or Camunda that a build is of, for the report. */
export async function versionOf(name: Product["name"]): Promise<string> {
  const pom = await readFile(join(MODULE, "pom.xml"), "utf8");
  const profile = pom.slice(pom.indexOf(`<id>${name}</id>`));
  return /<engine\.version>([^<]+)</.exec(profile)?.[1] ?? "?";
}
