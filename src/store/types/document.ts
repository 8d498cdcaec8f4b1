/** What is known of an uploaded document without its content. */
export interface DocumentInfo {
  id: string;
  companyId: string;
  processId: string | null;
  uploadedBy: { accountId: string; name: string };
  name: string;
  /** Found out from the content, not from what the browser said. */
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  uploadedAt: Date;
}

/** A proof that a person belongs to a company, given once. */
export interface TieProof {
  id: string;
  companyId: string;
  accountId: string;
  document: DocumentInfo;
  givenAt: Date;
  validUntil: Date | null;
}

export interface DocumentRepository {
  /** StoreError `process-unknown`, `company-unknown`, `document-limit` (50 of a process, or 100 MB). */
  add(request: {
    companyId: string;
    processId: string | null;
    accountId: string;
    name: string;
    mediaType: string;
    content: Buffer;
  }): Promise<DocumentInfo>;
  ofProcess(processId: string): Promise<DocumentInfo[]>;
  get(id: string): Promise<(DocumentInfo & { content: Buffer }) | null>;
  /**
   * Hides it from the process; what was submitted stays in the archive. By who uploaded it, who opened the process, or a
   * representative of the company. StoreError `document-unknown`.
   */
  remove(request: { accountId: string; documentId: string }): Promise<void>;
  /** Keeps a document as the proof of this tie, in place of the one before. */
  giveProof(request: { accountId: string; companyId: string; documentId: string; validUntil: Date | null }): Promise<TieProof>;
  /** The proof in force. */
  proof(request: { accountId: string; companyId: string }): Promise<TieProof | null>;
}

/** What a company declared about itself in P061, seen by all who may act for it. */
export interface CompanyRegistration {
  companyId: string;
  processId: string;
  content: Record<string, unknown>;
  registeredBy: { accountId: string; name: string };
  registeredAt: Date;
}

export interface CompanyRegistrationRepository {
  /** The newest counts. Saving the same again changes nothing. StoreError `process-unknown`. */
  save(request: { companyId: string; processId: string; accountId: string; content: Record<string, unknown> }): Promise<void>;
  of(companyId: string): Promise<CompanyRegistration | null>;
}
