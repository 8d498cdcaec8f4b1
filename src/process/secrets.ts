import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** What must not be guessed, and must stay the same over restarts. */
export interface Secrets {
  /** 32 bytes: encrypts tokens and login secrets at rest. */
  encryptionKey: Buffer;
  engineUser: string;
  enginePassword: string;
}

/**
 * Secrets from the environment; for development, what is missing is generated once and kept in
 * `<dataDir>/secrets.json` (readable by its owner only). In production readConfig has already refused to go on.
 */
export function readSecrets(config: Config): Secrets {
  const file = join(config.dataDir, "secrets.json");
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, string>) : {};
  const generated = {
    encryptionKey: kept.encryptionKey ?? randomBytes(32).toString("base64"),
    enginePassword: kept.enginePassword ?? randomBytes(18).toString("base64url"),
  };
  if (!config.production && !existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(`${file}.tmp`, JSON.stringify(generated, null, 2), { mode: 0o600 });
    renameSync(`${file}.tmp`, file);
  }
  return {
    encryptionKey: config.encryptionKey ?? Buffer.from(generated.encryptionKey, "base64"),
    engineUser: config.engine.user ?? "orquestra",
    enginePassword: config.engine.password ?? generated.enginePassword,
  };
}
