import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../../src/database/credentials.ts";
import { runProcess } from "../../support/cluster/run.ts";
import { testDatabase } from "../../support/database.ts";
import type { TestEngine } from "../../support/engine.ts";
import { until } from "../../support/until.ts";

/** Quick to start rather than fast for long. */
const JVM = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"];

/** Ends the engine as soon as the test run has ended, however it ended. */
const WATCH = 'while kill -0 "$1" 2>/dev/null && kill -0 "$2" 2>/dev/null; do sleep 0.5; done; kill -9 "$2" 2>/dev/null';

/**
 * Boots what `deploy/engine` builds, on a PostgreSQL database of its own, as it runs in production: with authentication,
 * authorization and job executor.
 */
export async function startJavaEngine(jar: string): Promise<TestEngine> {
  const [port, database] = await Promise.all([freePort(), testDatabase()]);
  const credentials = { user: "orquestra", password: "senha-do-motor" };
  const { host, pathname, username, password } = new URL(database.url);
  const environment = {
    ENGINE_ADDRESS: "127.0.0.1",
    ENGINE_PORT: String(port),
    ENGINE_DATABASE_URL: `jdbc:postgresql://${host}${pathname}`,
    ENGINE_DATABASE_USER: username,
    ENGINE_DATABASE_PASSWORD: decodeURIComponent(password),
    ENGINE_DATABASE_CONNECTIONS: "10",
    ENGINE_ADMIN_USER: credentials.user,
    ENGINE_ADMIN_PASSWORD: credentials.password,
    ENGINE_SECURE_COOKIES: "false",
  };
  const url = `http://127.0.0.1:${port}/engine-rest`;
  let child: ChildProcess;

  async function start(): Promise<void> {
    const starting = spawn(java(), [...JVM, "-jar", jar], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = starting;
    const watched = [String(runProcess()), String(starting.pid)];
    spawn("sh", ["-c", WATCH, "test-engine", ...watched], { detached: true, stdio: "ignore" }).unref();
    let output = "";
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8_000);
    };
    starting.stdout.on("data", read);
    starting.stderr.on("data", read);
    const answers = async () => {
      if (starting.exitCode !== null) throw new Error(`the engine ended with ${starting.exitCode}:\n${output}`);
      return fetch(`${url}/engine`).then(
        ({ ok }) => ok,
        () => false,
      );
    };
    await until("the engine answers", answers, 120_000);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "close");
    child.kill(signal);
    await ended;
  }

  try {
    await start();
  } catch (error) {
    await end("SIGKILL");
    await database.drop();
    throw error;
  }
  return {
    ...credentials,
    url,
    down: () => end("SIGKILL"),
    up: start,
    async dispose() {
      await end("SIGKILL");
      await database.drop();
    },
  };
}

/** The Java that JAVA_HOME names, else the one in the path. */
export function java(): string {
  return process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : "java";
}
