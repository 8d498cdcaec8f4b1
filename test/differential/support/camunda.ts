import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { buildEngine, products, whatIsMissing } from "../../engines/support/build.ts";
import { java } from "../../engines/support/java-engine.ts";
import { Engine } from "./engine.ts";

export interface Camunda {
  engine: Engine;
  version: string;
  stop(): Promise<void>;
  /** Another one in its place, which may work on without end. */
  renew(): Promise<void>;
}

/** Milliseconds for an answer. */
const PATIENCE = 60_000;

/**
 * The Camunda to compare with: the one at DIFFERENTIAL_CAMUNDA_URL, else one of our own, booted from the jar
 * DIFFERENTIAL_CAMUNDA_JAR, or from what Maven makes of deploy/engine. It has to be empty, since everything it shows is
 * compared. Throws with a sentence that says what is missing.
 */
export async function openCamunda(): Promise<Camunda> {
  const { DIFFERENTIAL_CAMUNDA_URL: url, DIFFERENTIAL_CAMUNDA_JAR: jar } = process.env;
  if (url) return connect(url, async () => {});
  const missing = whatIsMissing();
  if (missing) throw new Error(`${missing}; or set DIFFERENTIAL_CAMUNDA_URL (…/engine-rest)`);
  return boot(jar ?? (await buildEngine(products[0]!)));
}

async function connect(url: string, stop: () => Promise<void>): Promise<Camunda> {
  const { DIFFERENTIAL_CAMUNDA_USER: user, DIFFERENTIAL_CAMUNDA_PASSWORD: password } = process.env;
  const authorization = user ? `Basic ${Buffer.from(`${user}:${password ?? ""}`).toString("base64")}` : null;
  const engine = new Engine(url, authorization, PATIENCE);
  const { version } = (await engine.get("/version")) as { version: string };
  const { count } = (await engine.get("/deployment/count")) as { count: number };
  if (count > 0 && process.env.DIFFERENTIAL_CAMUNDA_CLEAR !== "yes") {
    throw new Error(
      `the Camunda at ${url} is not empty: give one of its own, or set DIFFERENTIAL_CAMUNDA_CLEAR=yes to delete all`,
    );
  }
  await engine.clear();
  const renew = async () => {
    throw new Error(`the Camunda at ${url} does not answer`);
  };
  return { engine, version, stop, renew };
}

async function boot(jar: string): Promise<Camunda> {
  const port = await freePort();
  const settings = [
    ...[`--server.port=${port}`, "--server.address=127.0.0.1", "--camunda.bpm.job-execution.enabled=false"],
    ...["--spring.datasource.url=jdbc:h2:mem:differential;DB_CLOSE_DELAY=-1", "--spring.datasource.username=sa"],
    ...["--spring.datasource.password=sa", "--engine.authentication=false", "--camunda.bpm.authorization.enabled=false"],
    ...["--camunda.bpm.admin-user.id=demo", "--camunda.bpm.admin-user.password=demo"],
    // Its job would stand among those of the instances.
    "--camunda.bpm.generic-properties.properties.history-cleanup-enabled=false",
  ];
  const child = spawn(java(), ["-Xmx768m", "-XX:+UseSerialGC", "-jar", jar, ...settings], { stdio: "ignore" });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    child.kill("SIGKILL");
    await ended;
    process.off("exit", kill);
  };
  const url = `http://127.0.0.1:${port}/engine-rest`;
  const deadline = Date.now() + 300_000;
  while (
    !(await fetch(`${url}/engine`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the Camunda of ${jar} does not answer`);
    }
    await pause(250);
  }
  const camunda = await connect(url, stop);
  camunda.renew = async () => {
    await camunda.stop();
    const { engine, stop: stopAnother } = await boot(jar);
    Object.assign(camunda, { engine, stop: stopAnother });
  };
  return camunda;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
