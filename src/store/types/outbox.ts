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

export interface OutboxMail extends MailRequest {
  id: string;
  status: "waiting" | "sent";
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
  /** Notes a failed delivery and when the next one is due. */
  failed(id: string, options: { error: string; retryAt: Date }): Promise<void>;
  /** Newest first. */
  list(options?: { to?: string }): Promise<OutboxMail[]>;
  /** Calls back after each message enqueued by this process; returns a function that ends it. */
  onEnqueued(listener: () => void): () => void;
}
