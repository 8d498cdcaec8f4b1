import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../../src/database/credentials.ts";
import { java } from "../../engines/support/java-engine.ts";
import { until } from "../../support/until.ts";
import type { Contender } from "./contender.ts";

/** What Camunda's own image gives its Java machine. */
const memory = ["-Xmx768m", "-XX:MaxMetaspaceSize=256m"];

/** What `deploy/engine` builds: REST API with Basic authentication, job executor, full history; and the web applications. */
export async function javaEngine(name: string, jar: string, databaseUrl: string): Promise<Contender> {
  const port = await freePort();
  const account = { user: "bench", password: "bench-password" };
  const url = `http://127.0.0.1:${port}/engine-rest`;
  const database = new URL(databaseUrl);
  const environment = {
    ...process.env,
    ENGINE_ADDRESS: "127.0.0.1",
    ENGINE_PORT: String(port),
    ENGINE_DATABASE_URL: `jdbc:postgresql://${database.host}${database.pathname}`,
    ENGINE_DATABASE_USER: database.username,
    ENGINE_DATABASE_PASSWORD: decodeURIComponent(database.password),
    // As many as the embedded engine has.
    ENGINE_DATABASE_CONNECTIONS: "10",
    ENGINE_ADMIN_USER: account.user,
    ENGINE_ADMIN_PASSWORD: account.password,
    // The embedded engine knows no permissions of single users either.
    ENGINE_AUTHORIZATION: "false",
  };
  let child: ChildProcess | null = null;
  return {
    ...{ name, databaseUrl, engine: { url, ...account }, pid: () => child!.pid! },
    async start() {
      const began = performance.now();
      const started = spawn(java(), [...memory, "-jar", jar], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
      child = started;
      let output = "";
      for (const stream of [started.stdout, started.stderr])
        stream.on("data", (chunk: Buffer) => {
          output = (output + chunk.toString()).slice(-4000);
        });
      const answers = async () => {
        if (started.exitCode !== null) throw new Error(`${name} ended:\n${output}`);
        return fetch(`${url}/version`).then(
          (response) => response.status !== 404,
          () => false,
        );
      };
      await until(`${name} answers`, answers, 180_000);
      return (performance.now() - began) / 1000;
    },
    async stop() {
      if (child === null || child.exitCode !== null) return;
      const ended = once(child, "close");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
