/** Who acts, for the audit: account id, capacity, network address. */
export interface AnalystAct {
  actor: string;
  /** `staff:analyst` */
  capacity: string;
  origin: string | null;
}

/** An analyst, as pages name people. */
export interface Analyst {
  accountId: string;
  name: string;
}

/** A file of a change. */
export interface DraftFile {
  path: string;
  content: string;
  /** Digest of the live file it was made from; null: there was none. */
  baseDigest: string | null;
  /** Grows with every saving; who saves says which one was read. */
  revision: number;
  savedBy: Analyst;
  savedAt: Date;
}

/**
 * `publishing`: approved, and not yet known to be deployed. What was refused or withdrawn is edited like a draft, and is one
 * again with the first saving.
 */
export type ModelChangeStatus = "draft" | "proposed" | "publishing" | "live" | "refused" | "withdrawn" | "discarded";

/** What an analyst changes: drafted files that go live together. */
export interface ModelChange {
  id: string;
  title: string;
  status: ModelChangeStatus;
  author: Analyst;
  /** Account ids of everybody who has saved a file of it, whatever became of it: none of them may approve. */
  editors: string[];
  createdAt: Date;
  updatedAt: Date;
  /** Why, in the words of the author; null before it was proposed. */
  reason: string | null;
  proposedAt: Date | null;
  /** What lint said that is no error, when it was proposed. */
  warnings: string[];
  /** Who approved or refused it. */
  decidedBy: Analyst | null;
  decidedAt: Date | null;
  /** Why it was refused. */
  decisionReason: string | null;
  /** The engine's deployment that put it live. */
  deploymentId: string | null;
  files: DraftFile[];
}

/** A change in a list: its files by path only. */
export type ModelChangeSummary = Omit<ModelChange, "files"> & { paths: string[] };

/**
 * Something that is being put live, or was: an approved change, or an earlier version of a model. Written down before the
 * engine is asked, so that what is interrupted between the two can be finished or given back. There is one at a time.
 */
export interface Publication {
  id: string;
  kind: "change" | "restore";
  changeId: string | null;
  /** Of a restore: which model, and which of its versions. */
  process: string | null;
  version: number | null;
  /** Of a restore: why. */
  reason: string | null;
  /** Files of the deployment. */
  paths: string[];
  by: Analyst;
  state: "begun" | "done" | "given-back";
  begunAt: Date;
  finishedAt: Date | null;
  deploymentId: string | null;
}

/** What the engine made of a publication. */
export interface DeployedPublication {
  deploymentId: string;
  definitions: { key: string; version: number }[];
  /** Scenarios that go with it. */
  scenarios: { path: string; content: string }[];
}

/** Changes of models, forms and scenarios. Each act is in the audit in the same transaction. */
export interface ModelChangeRepository {
  /** Begins a change; returns its id. */
  create(change: { title: string }, by: AnalystAct): Promise<string>;
  get(id: string): Promise<ModelChange | null>;
  /** The one that was touched last first. */
  list(filter?: { status?: ModelChangeStatus[]; authorId?: string; path?: string }): Promise<ModelChangeSummary[]>;
  /**
   * Saves a file of a draft, whichever analyst it is. `revision` is the one that was read, 0 where the change does not have the
   * file yet; `baseDigest` the digest of the live file that the content was made from. StoreError `change-unknown`, `change-state`
   * (it is decided upon), `change-path-invalid` (a folder of models has no such place), `draft-changed`: somebody saved meanwhile; DraftChanged, which it is, carries the file as it is now.
   */
  saveFile(
    id: string,
    file: { path: string; content: string; revision: number; baseDigest: string | null },
    by: AnalystAct,
  ): Promise<{ revision: number }>;
  /** Takes a file out of a draft, as it was read: `draft-changed` when somebody saved meanwhile. Does nothing when it is not there. */
  removeFile(id: string, file: { path: string; revision: number }, by: AnalystAct): Promise<void>;
  rename(id: string, title: string, by: AnalystAct): Promise<void>;
  /** Asks for a second person; for the author. StoreError `change-not-yours`, `change-empty`, `change-reason-missing`. */
  propose(id: string, proposal: { reason: string; warnings: string[] }, by: AnalystAct): Promise<void>;
  /** Takes a proposal back; for the author. */
  withdraw(id: string, by: AnalystAct): Promise<void>;
  /** Ends a draft for good; for the author. Its files stay readable. */
  discard(id: string, by: AnalystAct): Promise<void>;
  /** Refuses a proposal as it was looked at. StoreError `change-state` when it is another by now, `change-own` for whoever wrote it, `change-reason-missing`. */
  refuse(id: string, refusal: { reason: string; asOf: Date }, by: AnalystAct): Promise<void>;

  /**
   * Approves a proposal: the half step before the deployment. StoreError `change-own` for whoever wrote it, `change-state` when
   * somebody was faster or it has changed since, `publication-under-way` when something else goes live at this moment.
   */
  approve(id: string, approval: { paths: string[]; asOf: Date }, by: AnalystAct): Promise<Publication>;
  /** The same half step of going back to an earlier version. StoreError `change-reason-missing`, `publication-under-way`. */
  beginRestore(
    restore: { process: string; version: number; reason: string; paths: string[] },
    by: AnalystAct,
  ): Promise<Publication>;
  /** The engine has it: the change is live, and its scenarios hold from now on. Does nothing the second time. */
  finish(publicationId: string, deployed: DeployedPublication): Promise<void>;
  /** It did not come to the engine: the change is a proposal again. Does nothing the second time. */
  giveBack(publicationId: string, why: string): Promise<void>;
  /** What is under way; null: nothing. */
  underWay(): Promise<Publication | null>;
  /** What was put live by these deployments, with the change and its author. */
  published(deploymentIds: string[]): Promise<PublishedBy[]>;
  /** Scenarios that were put live here, as they hold now. */
  scenarios(): Promise<{ path: string; content: string; publishedAt: Date }[]>;
}

/** Who put what live, and why. */
export interface PublishedBy {
  deploymentId: string;
  kind: Publication["kind"];
  changeId: string | null;
  title: string | null;
  reason: string;
  /** Author of the change; null for a restore. */
  author: Analyst | null;
  /** Who approved the change, or went back. */
  by: Analyst;
  at: Date;
  restoredVersion: number | null;
}
