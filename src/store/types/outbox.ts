/** The messages there are; their texts are in `src/texts/mail.ts`. */
export type MailTemplate =
  | "registration-confirmed-representative"
  | "registration-confirmed-member"
  | "company-joined"
  | "alert-email-confirmation"
  | "invitation"
  | "credential-link"
  | "credential-event"
  | "foreign-email-code"
  | "foreign-company"
  | "notice"
  | "team-task-overdue"
  | "migration-receipt"
  | "migration-decision"
  | "migration-undone"
  | "migration-deadline-warning";

export interface MailRequest {
  /** One message per key, however often it is asked for, such as `registration-confirmed:<account id>`. */
  eventKey: string;
  template: MailTemplate;
  to: string;
  /** What the template needs; encrypted at rest. Must be JSON. */
  data: Record<string, unknown>;
}

/** failed: the recipient's server refused it for good; only staff sends it again. */
export type MailStatus = "waiting" | "failed" | "sent";

/** A message without what it says. */
export type OutboxEntry = Omit<OutboxMail, "data">;

export interface OutboxMail extends MailRequest {
  id: string;
  status: MailStatus;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
  enqueuedAt: Date;
  sentAt: Date | null;
}

export interface OutboxRepository {
  /** Idempotent by event key. */
  enqueue(mail: MailRequest): Promise<{ created: boolean }>;
  /** Takes up to `limit` due messages for `leaseSeconds`; nobody else gets them meanwhile. */
  claim(options: { limit: number; leaseSeconds: number }): Promise<OutboxMail[]>;
  sent(id: string): Promise<void>;
  /** Notes a failed delivery and when the next one is due; null: never, by itself. */
  failed(id: string, options: { error: string; retryAt: Date | null }): Promise<void>;
  /** Newest first. */
  list(options?: { to?: string }): Promise<OutboxMail[]>;
  /** One part of all messages, newest first, after the one named. `text`: part of an address. */
  page(options: { status?: MailStatus; text?: string; after?: string | null; limit: number }): Promise<OutboxEntry[]>;
  counts(): Promise<Record<MailStatus, number>>;
  get(id: string): Promise<OutboxMail | null>;
  /** Makes a message that has not been sent due now, with the audit entry. False when it has been sent, or is not known. */
  retry(request: { id: string; actor: string; capacity: string; origin: string | null }): Promise<boolean>;
  /** Calls back after each message enqueued by this process; returns a function that ends it. */
  onEnqueued(listener: () => void): () => void;
}
