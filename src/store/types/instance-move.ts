import type { AuditAppend } from "./audit.ts";
import type { Company } from "./company.ts";

/** Which of the running instances are moved; what is left out does not matter. */
export interface MoveFilter {
  /** Id of the element at which they wait. */
  element?: string | undefined;
  company?: Company | undefined;
}

/** Running instances that go on in another version of their model. `plan` is what the engine is asked with. */
export interface InstanceMove {
  id: string;
  processKey: string;
  source: { id: string; version: number };
  target: { id: string; version: number };
  plan: Record<string, unknown>;
  filter: MoveFilter;
  reason: string;
  askedBy: { accountId: string; name: string };
  askedAt: Date;
  /** Number of its first entry in the audit. */
  reference: string;
  /** Null: it is not over yet. */
  finishedAt: Date | null;
  counts: { waiting: number; moved: number; stays: number };
}

/** Why an instance stays: a code that texts know, the element it concerns, and what the engine said. */
export interface StayCause {
  code: "ended" | "other-version" | "no-counterpart" | "refused";
  element: string | null;
  message: string | null;
}

/** What became of one instance. */
export interface MoveItem {
  position: number;
  instanceId: string;
  /** Null: it waits. */
  outcome: "moved" | "stays" | null;
  causes: StayCause[];
}

export interface InstanceMoveRepository {
  /** Writes down what is to be done, before anything is done; in the audit under `who`. */
  begin(
    move: Pick<InstanceMove, "processKey" | "source" | "target" | "plan" | "filter" | "reason"> & { instanceIds: string[] },
    who: Pick<AuditAppend, "actor" | "capacity" | "origin">,
  ): Promise<string>;
  get(id: string): Promise<InstanceMove | null>;
  /** The newest first. */
  ofProcess(processKey: string, limit?: number): Promise<InstanceMove[]>;
  unfinished(): Promise<string[]>;
  items(id: string, part: { outcome?: "moved" | "stays" | null; after?: number; limit: number }): Promise<MoveItem[]>;
  /** Writes down what became of some, each part in the audit; once none waits, the whole is finished. */
  note(id: string, decided: { position: number; outcome: "moved" | "stays"; causes: StayCause[] }[]): Promise<void>;
  /** Does the work unless another process is at this move. */
  alone(id: string, work: () => Promise<void>): Promise<void>;
}
