import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../src/simulator/index.ts";

/** Certificates are made once for all test files: generating keys takes longer than most tests. */
const TEMPLATE = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "orquestra-simulator");

export interface TestSimulator extends Simulator {
  dataDir: string;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

/** A simulator on free ports with its own data folder; what is not given suits a service at http://localhost:3000. */
export async function testSimulator(options: Partial<SimulatorOptions> = {}): Promise<TestSimulator> {
  const dataDir = options.dataDir ?? newDataDir();
  const simulator = await startSimulator({
    port: 0,
    certificatePort: 0,
    smtpPort: 0,
    portalUrl: "http://localhost:3000",
    redirectUris: ["http://localhost:3000/govbr/retorno"],
    postLogoutUris: ["http://localhost:3000/"],
    log: pino({ level: "silent" }),
    clock: () => new Date(),
    ...options,
    dataDir,
  });
  keepAuthority(dataDir);
  return {
    ...simulator,
    dataDir,
    async dispose() {
      await simulator.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A data folder whose authority already has its keys. */
export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), "simulator-"));
  if (existsSync(TEMPLATE)) cpSync(TEMPLATE, join(dataDir, "simulator"), { recursive: true });
  return dataDir;
}

/** Keeps the authority and the signing key for the next test file; of two that try at once the first wins. */
function keepAuthority(dataDir: string): void {
  if (existsSync(TEMPLATE)) return;
  mkdirSync(join(TEMPLATE, ".."), { recursive: true });
  const draft = mkdtempSync(`${TEMPLATE}-`);
  for (const part of ["authority", "signing-key.json"]) {
    cpSync(join(dataDir, "simulator", part), join(draft, part), { recursive: true });
  }
  try {
    renameSync(draft, TEMPLATE);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
}
