import { pino } from "pino";
import { type Engine as EmbeddedEngine, startEngine } from "../../../src/engine/index.ts";
import { testDatabase } from "../../support/database.ts";
import { Engine } from "./engine.ts";

export interface Embedded {
  engine: Engine;
  running: EmbeddedEngine;
  /** Lets time pass (milliseconds). */
  advance(milliseconds: number): void;
  stop(): Promise<void>;
}

/** The embedded engine on a database of its own: no authentication, no job executor, a clock that is moved by hand. */
export async function openEmbedded(): Promise<Embedded> {
  const database = await testDatabase();
  let now = Date.parse("2026-11-21T10:00:00.000Z");
  const running = await startEngine({
    ...{ databaseUrl: database.url, port: 0, users: [], auth: false, jobExecutor: false },
    ...{ clock: () => new Date(now), log: pino({ level: process.env.LOG_LEVEL ?? "silent" }) },
  });
  return {
    ...{ engine: new Engine(running.url), running },
    advance(milliseconds) {
      now += milliseconds;
    },
    async stop() {
      await running.stop();
      await database.drop();
    },
  };
}
