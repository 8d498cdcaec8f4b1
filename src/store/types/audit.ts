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

export interface AuditRepository {
  append(entry: AuditAppend): Promise<{ reference: string }>;
  /** Accepts the reference as people write it: lower case, without the hyphen. */
  findByReference(reference: string): Promise<AuditEntry | null>;
  verify(): Promise<AuditVerification>;
}
