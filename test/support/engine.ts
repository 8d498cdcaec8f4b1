import pino, { type Logger } from "pino";
import type { Engine } from "../../src/engine/index.ts";
import { testDatabase } from "./database.ts";

/** An engine that a test file has for itself. */
export interface TestEngine {
  /** Address of the REST API. */
  url: string;
  user: string;
  password: string;
  /** Ends it, as a crash does for an engine in a process of its own. */
  down(): Promise<void>;
  /** Starts it again on the same data and port. */
  up(): Promise<void>;
  dispose(): Promise<void>;
}

/** The jar of the engine that the tests of this run are for; null: the embedded engine. `npm run test:engines` sets it. */
export const engineJar = process.env.TEST_ENGINE_JAR || null;

/** Milliseconds that a test with a whole system may take: a real engine that has just been booted is slow. */
export const PATIENCE = engineJar === null ? 60_000 : 240_000;

/** The engine of this run: the embedded one, or a real one in a process of its own. */
export async function testEngine(log: Logger = pino({ enabled: false })): Promise<TestEngine> {
  if (engineJar !== null) return (await import("../engines/support/java-engine.ts")).startJavaEngine(engineJar);
  const { startEngine } = await import("../../src/engine/index.ts");
  const database = await testDatabase();
  const credentials = { user: "test", password: "test" };
  const start = (port = 0) =>
    startEngine({ databaseUrl: database.url, port, users: [{ id: "test", password: "test" }], clock: () => new Date(), log });
  let engine: Engine = await start();
  return {
    ...credentials,
    url: engine.url,
    down: () => engine.stop(),
    async up() {
      engine = await start(engine.port);
    },
    async dispose() {
      await engine.stop();
      await database.drop();
    },
  };
}
