import { readFile } from "node:fs/promises";
import pino from "pino";
import { createEngineClient } from "../../src/camunda/client.ts";
import { startSystem } from "../support/system.ts";
import { type Figure, figure } from "./figures.ts";
import { waiting } from "./models.ts";

const INSTANCES = 10_000;

/** Resident memory of the one process that runs everything, idle and with many instances that wait. */
export async function benchMemory(): Promise<Figure[]> {
  const idle: number[] = [];
  const loaded: number[] = [];
  for (let run = 0; run < 3; run++) {
    const system = await startSystem();
    try {
      const client = createEngineClient({
        url: system.engineUrl,
        ...(await system.engineAuth()),
        log: pino({ level: "silent" }),
      });
      idle.push(await residentMegabytes(system.pid()));
      await client.deploy({
        name: "bench-memory",
        resources: [{ name: "bench-waiting.bpmn", content: waiting("bench-waiting") }],
      });
      for (let started = 0; started < INSTANCES; started += 16) {
        await Promise.all(
          Array.from({ length: Math.min(16, INSTANCES - started) }, () =>
            client.startProcess("bench-waiting", { variables: { a: 1 } }),
          ),
        );
      }
      loaded.push(await residentMegabytes(system.pid()));
    } finally {
      await system.dispose();
    }
  }
  return [
    figure(`memory with ${INSTANCES} waiting instances`, "MB", loaded, { target: { atMost: 300 }, camunda: 600 }),
    figure("memory, idle", "MB", idle),
  ];
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
