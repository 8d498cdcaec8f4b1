import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../../src/database/credentials.ts";
import { until } from "../../support/until.ts";
import type { Contender } from "./contender.ts";

/** What Camunda's own image gives its Java machine. */
const memory = ["-Xmx768m", "-XX:MaxMetaspaceSize=256m"];

/** A Spring Boot jar with Camunda 7 or a descendant of it: REST API with Basic authentication, job executor, full history. */
export async function javaEngine(name: string, jar: string, databaseUrl: string): Promise<Contender> {
  const port = await freePort();
  const account = { user: "bench", password: "bench-password" };
  const url = `http://127.0.0.1:${port}/engine-rest`;
  const database = new URL(databaseUrl);
  const environment = {
    ...process.env,
    SERVER_PORT: String(port),
    SERVER_ADDRESS: "127.0.0.1",
    // Tomcat closes a connection after a hundred requests, unless told otherwise.
    SERVER_TOMCAT_MAXKEEPALIVEREQUESTS: "-1",
    SPRING_DATASOURCE_URL: `jdbc:postgresql://${database.host}${database.pathname}`,
    SPRING_DATASOURCE_USERNAME: database.username,
    SPRING_DATASOURCE_PASSWORD: database.password,
    SPRING_DATASOURCE_DRIVERCLASSNAME: "org.postgresql.Driver",
    CAMUNDA_BPM_ADMINUSER_ID: account.user,
    CAMUNDA_BPM_ADMINUSER_PASSWORD: account.password,
    OPERATON_BPM_ADMINUSER_ID: account.user,
    OPERATON_BPM_ADMINUSER_PASSWORD: account.password,
  };
  const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : "java";
  let child: ChildProcess | null = null;
  return {
    ...{ name, databaseUrl, engine: { url, ...account }, pid: () => child!.pid! },
    async start() {
      const began = performance.now();
      const started = spawn(java, [...memory, "-jar", jar], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
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
