import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { engineJar, type TestEngine, testEngine } from "./engine.ts";
import { newSite, type Site } from "./site.ts";

/** The system as `npm start` runs it, or one part of it, in a process of its own. */
export interface System {
  portalUrl: string;
  simulatorUrl: string;
  mailboxUrl: string;
  engineUrl: string;
  dataDir: string;
  /** User and password of the engine's REST API. */
  engineAuth(): Promise<{ user: string; password: string }>;
  /** Process id of what runs now. */
  pid(): number;
  /** Everything that was printed since the last start. */
  output(): string;
  /** Starts it again on the same data and ports, after kill() or terminate(). */
  start(): Promise<void>;
  /** SIGKILL, as when the machine dies. */
  kill(): Promise<void>;
  /** SIGTERM; returns the exit code. */
  terminate(): Promise<number | null>;
  /** Ends it; removes its data, unless the site was given. */
  dispose(): Promise<void>;
}

/** A process of the system, whether it comes up or not. */
export interface Launched {
  child: ChildProcess;
  output(): string;
  /** Resolves as soon as it has printed `text`; rejects when it ends before. */
  says(text: string): Promise<void>;
  /** Its exit code; null when a signal ended it. */
  exit: Promise<number | null>;
}

const ENTRY = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** Starts `main.ts <part>` on a site and waits for nothing. `environment` is added to the settings. */
export function launch(site: Site, part = "all", environment: Record<string, string> = {}): Launched {
  const child = spawn(process.execPath, ["--max-semi-space-size=16", "--import", "tsx", ENTRY, part], {
    env: { ...process.env, NODE_ENV: "development", ...site.environment, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const read = (chunk: Buffer) => {
    output += chunk.toString();
    child.emit("said");
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  const exit = once(child, "close").then(([code]) => code as number | null);
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => output.includes(text) && resolve();
      child.on("said", look);
      look();
      void exit.then((code) => reject(new Error(`exit ${code} before it said "${text}":\n${output}`)));
    });
  return { child, output: () => output, says, exit };
}

/**
 * Starts the system and waits until it says that it is ready. Parts that are given the same site are one system. Where
 * the run is for a real engine, the system works with one; killing or ending the system leaves it alone.
 */
export async function startSystem(
  environment: Record<string, string> = {},
  part = "all",
  sharedSite: Site | null = null,
): Promise<System> {
  const site = sharedSite ?? (await newSite());
  const external = engineJar === null ? null : await testEngine();
  const { PORT, ENGINE_PORT, SIMULATOR_PORT, DATA_DIR: dataDir } = site.environment;
  let running: Launched;

  const start = async () => {
    running = launch(site, part, { ...(external && settingsOf(external)), ...environment });
    await running.says("Para parar:");
  };
  const end = async (signal: NodeJS.Signals) => {
    running.child.kill(signal);
    return running.exit;
  };
  const system: System = {
    portalUrl: `http://localhost:${PORT}`,
    simulatorUrl: `http://localhost:${SIMULATOR_PORT}`,
    mailboxUrl: `http://localhost:${SIMULATOR_PORT}/caixa-de-correio`,
    engineUrl: external?.url ?? `http://127.0.0.1:${ENGINE_PORT}/engine-rest`,
    dataDir,
    engineAuth: async () => {
      if (external !== null) return { user: external.user, password: external.password };
      const { enginePassword } = JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8")) as { enginePassword: string };
      return { user: "orquestra", password: enginePassword };
    },
    pid: () => running.child.pid ?? 0,
    output: () => running.output(),
    start,
    kill: async () => void (await end("SIGKILL")),
    terminate: () => end("SIGTERM"),
    async dispose() {
      await end("SIGTERM");
      if (sharedSite === null) await site.remove();
      await external?.dispose();
    },
  };
  try {
    await start();
  } catch (error) {
    await external?.dispose();
    throw error;
  }
  return system;
}

function settingsOf({ url, user, password }: TestEngine): Record<string, string> {
  return { ENGINE_REST_URL: url, ENGINE_REST_USER: user, ENGINE_REST_PASSWORD: password };
}
