import { randomBytes } from "node:crypto";
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

/** A port on which nothing listens at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
