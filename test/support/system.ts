import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The whole system as `npm start` runs it, in a process of its own, on free ports and a private data folder. */
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
  /** Everything that was printed so far. */
  output(): string;
  /** Starts it again on the same data and ports, after kill() or terminate(). */
  start(): Promise<void>;
  /** SIGKILL, as when the machine dies. */
  kill(): Promise<void>;
  /** SIGTERM; returns the exit code. */
  terminate(): Promise<number | null>;
  /** Ends it and removes its data. */
  dispose(): Promise<void>;
}

const ENTRY = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const PORTS = ["PORT", "ENGINE_PORT", "CERTIFICATE_PORT", "SIMULATOR_PORT", "SIMULATOR_CERTIFICATE_PORT", "MAIL_PORT"] as const;

/** Starts the system and waits until it says that it is ready. `environment` is added to the settings. */
export async function startSystem(environment: Record<string, string> = {}, part = "all"): Promise<System> {
  const dataDir = environment.DATA_DIR ?? (await mkdtemp(join(tmpdir(), "orquestra-system-")));
  const ports = await freePorts();
  let child: ChildProcess | null = null;
  let output = "";

  const start = async () => {
    const running = spawn(process.execPath, ["--max-semi-space-size=64", "--import", "tsx", ENTRY, part], {
      env: { ...process.env, NODE_ENV: "development", ...ports, DATA_DIR: dataDir, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = running;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes("Para parar:")) resolve();
      };
      output = "";
      running.stdout?.on("data", read);
      running.stderr?.on("data", read);
      running.once("exit", (code) => reject(new Error(`exit ${code} before it was ready:\n${output}`)));
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = once(child, "exit");
    child.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  };

  const system: System = {
    portalUrl: `http://localhost:${ports.PORT}`,
    simulatorUrl: `http://localhost:${ports.SIMULATOR_PORT}`,
    mailboxUrl: `http://localhost:${ports.SIMULATOR_PORT}/caixa-de-correio`,
    engineUrl: `http://127.0.0.1:${ports.ENGINE_PORT}/engine-rest`,
    dataDir,
    engineAuth: async () => {
      const { enginePassword } = JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8")) as { enginePassword: string };
      return { user: "orquestra", password: enginePassword };
    },
    pid: () => child?.pid ?? 0,
    output: () => output,
    start,
    kill: async () => void (await end("SIGKILL")),
    terminate: () => end("SIGTERM"),
    dispose: async () => {
      // A clean stop first, so that no database server outlives the test.
      if (child?.signalCode === "SIGKILL") await start();
      await end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  await start();
  return system;
}

async function freePorts(): Promise<Record<(typeof PORTS)[number], string>> {
  const servers = PORTS.map(() => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => String((server.address() as { port: number }).port));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(PORTS.map((name, index) => [name, ports[index]])) as Record<(typeof PORTS)[number], string>;
}
