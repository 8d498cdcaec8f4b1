import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** What must not be guessed, and must stay the same over restarts. */
export interface Secrets {
  /** 32 bytes: encrypts tokens and login secrets at rest. */
  encryptionKey: Buffer;
  engineUser: string;
  enginePassword: string;
}

/** What `secrets.json` holds. */
interface Kept {
  encryptionKey: string;
  enginePassword: string;
}

/**
 * Secrets from the environment; for development, what is missing is generated once and kept in
 * `<dataDir>/secrets.json` (readable by its owner only). In production readConfig has already refused to go on.
 */
export function readSecrets(config: Config): Secrets {
  const kept = config.production ? null : keptIn(config.dataDir);
  return {
    encryptionKey: config.encryptionKey ?? Buffer.from(kept?.encryptionKey ?? "", "base64"),
    engineUser: config.engine.user ?? "orquestra",
    enginePassword: config.engine.password ?? kept?.enginePassword ?? "",
  };
}

/** Of several processes that start at once on a new folder, the first decides, and no file is ever half written. */
function keptIn(dataDir: string): Kept {
  const file = join(dataDir, "secrets.json");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const fresh: Kept = {
      encryptionKey: randomBytes(32).toString("base64"),
      enginePassword: randomBytes(18).toString("base64url"),
    };
    const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
    writeFileSync(draft, JSON.stringify(fresh, null, 2), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return JSON.parse(readFileSync(file, "utf8")) as Kept;
}
