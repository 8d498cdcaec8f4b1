import { randomBytes, randomInt } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";

/** Where the embedded server listens, and its password. Kept beside the data, readable by its owner alone. */
export interface Credentials {
  port: number;
  password: string;
}

/** Reads the file; null when there is none. */
export async function readCredentials(file: string): Promise<Credentials | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : (JSON.parse(text) as Credentials);
}

/** Writes the file in one stroke, mode 600. */
export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(credentials)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** A port that is free on the loopback address, and a password nobody can guess. */
export async function newCredentials(): Promise<Credentials> {
  return { port: await freePort(), password: randomBytes(24).toString("base64url") };
}

/** Below the ports that systems give to outgoing connections, which could take one before it is used. */
const PORTS = { from: 10_240, to: 32_000 };
const TRIES = 100;

/** A port on which nothing listens at this moment. Throws Error when none is found. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
  throw new Error(`none of ${TRIES} ports is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
