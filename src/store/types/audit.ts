/** One line to be written into the audit. CPFs in `subject` and `details` are masked on the way in. */
export interface AuditAppend {
  /** Account id, or `system:<part>`. */
  actor: string;
  /** In which capacity: an atuacao, `E_CNPJ`, `self`, `system`, `staff:<role>`. */
  capacity: string;
  companyCnpj?: string | null;
  /** From where: the network address of the person, where there is one. */
  origin?: string | null;
  /** Stable kebab-case verb, such as `company-linked` or `refused`. */
  action: string;
  /** What it was done to: an id. */
  subject: string;
  /** Must be JSON. */
  details: Record<string, unknown>;
}

export interface AuditEntry extends Required<AuditAppend> {
  /** Position in the chain, from 1, without gaps. */
  sequence: number;
  reference: string;
  occurredAt: Date;
  /** SHA-256 over the canonical JSON of the entry, which includes the hash of the one before. */
  hash: string;
  previousHash: string;
}

/** Result of checking the whole chain. */
export interface AuditVerification {
  intact: boolean;
  entries: number;
  /** The first entry that is not as it was written; `reason` in English for operators. */
  fault: { sequence: number; reference: string | null; reason: string } | null;
}

/** What is looked for in the audit; what is left out does not matter. */
export interface AuditQuery {
  /** An account that acted, or about which something was done. */
  accountId?: string;
  /** Number of the company for which it was done, without punctuation. */
  companyNumber?: string;
  /** What it was done to: an id. */
  subject?: string;
  action?: string;
  from?: Date;
  /** First moment that is too late. */
  until?: Date;
  /** Position of the last entry of the part before. */
  before?: number | null;
  /** Default 50. */
  limit?: number;
}

/** An entry with the name of who acted, where it is an account. */
export type FoundAuditEntry = AuditEntry & { actorName: string | null };

export interface AuditRepository {
  append(entry: AuditAppend): Promise<{ reference: string }>;
  /** Accepts the reference as people write it: lower case, without the hyphen. */
  findByReference(reference: string): Promise<AuditEntry | null>;
  /** The newest first. */
  search(query: AuditQuery): Promise<FoundAuditEntry[]>;
  /** Every action there is, in the order of the alphabet. */
  actions(): Promise<string[]>;
  verify(): Promise<AuditVerification>;
}
