import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** One JSON document on disk, held in memory and written whole at every change. */
export interface JsonFile<T> {
  read(): T;
  /** Applies `change` to the document and writes it before returning. */
  update<R>(change: (document: T) => R): R;
}

/**
 * Opens (or begins) the document at `path`. A change goes to a temporary file that then takes the name, so that a process
 * killed in between leaves the former document whole. An unreadable document throws with its path.
 */
export function jsonFile<T>(path: string, initial: () => T): JsonFile<T> {
  let document = readOr(path, initial);
  return {
    read: () => document,
    update(change) {
      const next = structuredClone(document);
      const result = change(next);
      writeAtomically(path, JSON.stringify(next, null, 2));
      document = next;
      return result;
    },
  };
}

/** Writes a file so that readers find either the former content or the new one. */
export function writeAtomically(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.tmp`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

function readOr<T>(path: string, initial: () => T): T {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return initial();
    throw new Error(`cannot read ${path}: ${(error as Error).message}`);
  }
}
