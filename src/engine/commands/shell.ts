import type { Logger } from "pino";
import type { DefinitionRegistry } from "../definitions/registry.ts";
import type { CleanupWindow } from "../jobs/cleanup-window.ts";
import type { Database } from "../persistence/database.ts";
import type { TreeCache } from "./tree-cache.ts";

/** What commands tell the rest of the engine once they are committed. */
export interface Wakeups {
  /** External tasks of these topics may have become available. */
  externalTasks(topics: Iterable<string>): void;
  /** A job is due at this time (milliseconds since the epoch). */
  job(dueAt: number): void;
  /** Definitions were deployed, deleted or suspended. */
  definitions(): void;
}

/** Everything a command needs. */
export interface Shell {
  database: Database;
  definitions: DefinitionRegistry;
  wakeups: Wakeups;
  trees: TreeCache;
  /** Milliseconds since the epoch. */
  now(): number;
  log: Logger;
  enforceHistoryTimeToLive: boolean;
  /** When the history is cleaned up by itself; null: only when asked. */
  cleanupWindow: CleanupWindow | null;
  /** The job of a batch for which commands are executed: it ends in the transaction of the first one that writes to a tree. */
  ending?: { id: string; ended: boolean };
}

/** Who asks: the authenticated user of the request; null for the engine itself and without authentication. */
export type UserId = string | null;
