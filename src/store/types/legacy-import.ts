import type { ImportFault, LegacyAccountInput, LegacyProcessInput } from "../../domain/legacy-import.ts";
import type { LegacyActor } from "./legacy.ts";

/** A line of a file: what it says, or what is wrong with it. */
export type ImportLine<Input> =
  | { line: number; input: Input }
  /** `login`: of an account that is there, but broken; its processes are not said to have no owner. */
  | { line: number; fault: ImportFault; login?: string };

export type ImportFile = "accounts" | "processes";

/** What an import is about to read. */
export interface ImportRequest extends LegacyActor {
  /** Called for each attempt: every call reads the file from its beginning. */
  accounts: () => AsyncIterable<ImportLine<LegacyAccountInput>>;
  processes: () => AsyncIterable<ImportLine<LegacyProcessInput>>;
  files: { file: ImportFile; name: string; sha256: string; bytes: number }[];
  /** Nothing is written but the report. */
  dryRun: boolean;
  /**
   * Repeating an import with the same key changes nothing; without one, the hashes of the files are the key. One key is for
   * the same files: StoreError `import-key-reused`.
   */
  key?: string | null;
}

/** Figures of one file. */
export interface ImportCounts {
  lines: number;
  /** New, or changed since the last import. */
  ready: number;
  /** Known already and unchanged, or migrated meanwhile. */
  skipped: number;
  /** Imported accounts that staff will have to decide about; processes that cannot be imported, because their login was split and all of it has migrated. */
  conflicting: number;
  broken: number;
}

/** One line that is worth a word. */
export interface ImportReportLine {
  file: ImportFile;
  line: number;
  outcome: "conflicting" | "broken";
  fault: ImportFault;
}

/** imported: everything. broken: nothing, because a line is broken. dry-run: nothing, as wished. repeated: it was imported before. */
export type ImportOutcome = "imported" | "broken" | "dry-run" | "repeated";

export interface LegacyImport {
  id: string;
  key: string;
  outcome: ImportOutcome;
  dryRun: boolean;
  actor: string;
  /** Display name of the actor, where it is an account. */
  actorName: string | null;
  files: ImportRequest["files"];
  counts: Record<ImportFile, ImportCounts>;
  startedAt: Date;
  finishedAt: Date;
}

export interface LegacyImportRepository {
  /** Everything or nothing; one import at a time. With a broken line nothing is imported. Always leaves a report. */
  import(request: ImportRequest): Promise<LegacyImport>;
  importOf(id: string): Promise<LegacyImport | null>;
  /** Newest first. */
  imports(options?: { offset?: number; limit?: number }): Promise<LegacyImport[]>;
  /** The report of an import by file and line, in pages; at most the first 100,000 lines of each file are kept. */
  importReport(id: string): AsyncIterable<ImportReportLine[]>;
}
