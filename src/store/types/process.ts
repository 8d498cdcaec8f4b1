import type {
  StartBasis,
  StartCapacity,
  StartDecision,
  StartRefusalCode,
  TicketRefusalCode,
} from "../../domain/start-decision.ts";
import type { Company } from "./company.ts";
import type { StartQuestion } from "./delegation.ts";

/** starting: not redeemed yet. refused: the guard or the submission refused it. */
export type ProcessState = "starting" | "draft" | "submitted" | "correcting" | "finished" | "refused";

/** A process of a company, and on what its start rested. */
export interface Process {
  /** Also the business key of its instance. */
  id: string;
  /** As people quote it, such as `P001-2026-000123`. */
  number: string;
  serviceId: string;
  serviceVersion: number;
  company: Company;
  openedBy: { accountId: string; name: string };
  capacity: StartCapacity | null;
  basis: StartBasis | null;
  state: ProcessState;
  /** How it ended: `approved`, `refused`, `correction-expired`, or the code of a refusal. */
  outcome: string | null;
  instanceId: string | null;
  requestedAt: Date;
  openedAt: Date | null;
  finishedAt: Date | null;
}

export type Redemption =
  | { admitted: true; process: Process }
  | { admitted: false; code: TicketRefusalCode | StartRefusalCode; process: Process | null; reference: string };

export interface ProcessRepository {
  /**
   * Decides, and on a yes prepares the start: a process number and a ticket for the guard, single-use and good for two
   * minutes. The same key of the same person gives the same process again (a double click opens one), with a fresh
   * ticket while the first was not redeemed, and without one afterwards.
   */
  prepareStart(
    question: StartQuestion & { idempotencyKey: string; assurance?: Record<string, unknown>; origin?: string | null },
  ): Promise<{ process: Process; ticket: string | null } | { refused: StartRefusalCode; reference: string }>;
  /**
   * Redeems the ticket for this instance, after deciding anew. The same instance may ask again (workers repeat) and gets
   * the same answer; any other gets `start-ticket-used`.
   */
  redeem(request: {
    ticket: string | null;
    instanceId: string;
    businessKey: string | null;
    processKey: string;
  }): Promise<Redemption>;
  /** Whether this instance was admitted: what starts in the middle of a model was not. */
  ofInstance(instanceId: string): Promise<Process | null>;
  /** The same for many, in no order; those that were not admitted are missing. */
  ofInstances(instanceIds: string[]): Promise<Process[]>;
  /** Ids of the instances of a company's processes that are not over. */
  openInstancesOf(companyId: string): Promise<string[]>;
  /** Decides anew, at the submission. On a no the process is closed as refused. */
  submit(instanceId: string): Promise<StartDecision & { process: Process; reference: string | null }>;
  /** Notes where it stands; on finishing, how it ended. Idempotent. StoreError `process-unknown`. */
  advance(request: { instanceId: string; state: ProcessState; outcome?: string | null; actor?: string }): Promise<Process>;
  get(id: string): Promise<Process | null>;
  /** By the number as people quote it, in capital letters. */
  findByNumber(number: string): Promise<Process | null>;
  /**
   * Processes a person may see for a company, the newest first: all for who represents it, one's own for the others.
   */
  visibleTo(request: { accountId: string; companyId: string; before?: Date | null; limit?: number }): Promise<Process[]>;
  /** Starts under a delegation: its grantor sees every use. */
  usesOf(delegationId: string): Promise<Process[]>;
}
