import type { Language } from "../../domain/language.ts";

/**
 * Where the request of a foreign company stands: being written, handed in, read by the team, back for corrections, and
 * how it ended (`national`: it goes on by the national way; `expired`: nobody answered in time).
 */
export type ForeignRequestState =
  | "draft"
  | "received"
  | "analysing"
  | "correcting"
  | "validated"
  | "refused"
  | "national"
  | "expired";

/** What a foreign company says of itself. */
export interface ForeignApplication {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** As it stands in the register of its country. */
  registerNumber: string;
  legalName: string;
  address: string;
  contactName: string;
  contactPhone: string;
  representativeName: string;
  representativeRole: string;
  /** The service of the catalogue it wants; its team validates. */
  serviceId: string;
  notes: string;
  /** A CNPJ that was typed: it leads to the national way. */
  brazilianCnpj?: string;
}

export interface ForeignRequest {
  /** Business key of its process. */
  id: string;
  /** Such as `EST-2026-000001`; null until it is handed in. */
  number: string | null;
  language: Language;
  state: ForeignRequestState;
  /** Null until it has been confirmed. */
  email: string | null;
  /** What was typed so far; complete from the first submission on. */
  application: Partial<ForeignApplication>;
  /** How often it has been handed in. */
  submissions: number;
  /** First moment at which the answer of whoever has to act comes too late. */
  answerUntil: Date | null;
  instanceId: string | null;
  /** The company that the team validated. */
  companyId: string | null;
  /** The journey by which it goes on nationally. */
  journeyId: string | null;
  createdAt: Date;
  changedAt: Date;
}

/** Something that happened to a request, for its page. */
export interface ForeignEvent {
  state: ForeignRequestState;
  /** Which submission it was about. */
  submission: number;
  /** What the team wrote, or the applicant about the correction. */
  note: string | null;
  until: Date | null;
  occurredAt: Date;
}

/** One version of a request, as it was handed in. */
export interface ForeignSubmission {
  number: number;
  application: ForeignApplication;
  documents: string[];
  submittedAt: Date;
}

/** A company or request that may be the same one. */
export interface SimilarCompany {
  /** Number of the request. */
  number: string;
  legalName: string;
  registerNumber: string;
  state: ForeignRequestState;
  /** What is alike. */
  because: ("register-number" | "legal-name")[];
}

export interface ForeignDocument {
  id: string;
  requestId: string;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  uploadedAt: Date;
  /** The submission with which it was handed in; null: not yet. */
  submission: number | null;
}

export interface ForeignCompanyRepository {
  /** A draft that is gone after a day unless its e-mail is confirmed. */
  begin(request: { language: Language; origin: string | null }): Promise<ForeignRequest>;
  get(id: string): Promise<ForeignRequest | null>;
  ofInstances(instanceIds: string[]): Promise<ForeignRequest[]>;
  setLanguage(requestId: string, language: Language): Promise<void>;
  /** Notes which instance executes it; another one is refused. StoreError `foreign-request-unknown`. */
  bind(requestId: string, instanceId: string): Promise<ForeignRequest>;
  /**
   * Sends a code to an address, in the language of the request. StoreError `email-invalid`, `foreign-request-unknown`,
   * `code-limit` (too many for this request or this address).
   */
  sendCode(request: { requestId: string; email: string }): Promise<void>;
  /** Confirms the address to which the newest code went. False: wrong, used, expired, or tried too often. */
  confirmCode(request: { requestId: string; code: string; origin: string | null }): Promise<boolean>;
  /** Keeps what was typed with the request, as long as it is a draft. */
  keep(requestId: string, application: Partial<ForeignApplication>): Promise<void>;
  /**
   * Hands it in, as the next submission, and tells the applicant by mail. Repeating it (`eventKey`) changes nothing.
   * StoreError `foreign-company-taken`: this country and register number are another request's.
   */
  submit(request: {
    requestId: string;
    eventKey: string;
    application: ForeignApplication;
    answer: string | null;
    answerUntil: Date;
  }): Promise<ForeignRequest>;
  /** Requests and companies of the same country that look alike, the likest first. */
  similarTo(requestId: string): Promise<SimilarCompany[]>;
  /** Notes where it stands and tells the applicant by mail, once per event. What has ended stays as it ended. */
  advance(request: {
    requestId: string;
    eventKey: string;
    state: "analysing" | "correcting" | "refused" | "expired";
    note: string | null;
    answerUntil: Date | null;
  }): Promise<ForeignRequest>;
  /** Tells the applicant that the period for corrections is running out, once per event, if it still runs. */
  remind(request: { requestId: string; eventKey: string }): Promise<void>;
  /** Notes which company came of it, and tells the applicant by mail; doing it again changes nothing. */
  validate(request: { requestId: string; eventKey: string; companyId: string; note: string | null }): Promise<ForeignRequest>;
  /** Turns it over to the national way, with everything in its file. Tells the applicant by mail when the team did it. */
  convert(request: { requestId: string; eventKey: string; note: string | null; byTeam: boolean }): Promise<ForeignRequest>;
  /** Ties the file to the journey on which it goes on. */
  attachJourney(requestId: string, journeyId: string): Promise<void>;
  ofJourney(journeyId: string): Promise<ForeignRequest | null>;
  /** Those that took the national way with journeys of this person, the newest first. */
  takenAlong(accountId: string): Promise<ForeignRequest[]>;
  /** What happened, the oldest first. */
  events(requestId: string): Promise<ForeignEvent[]>;
  submissions(requestId: string): Promise<ForeignSubmission[]>;
  /** The request to which a mailed link leads; null: unknown or expired. */
  open(token: string): Promise<ForeignRequest | null>;
  /** Mails a fresh link for each request of this address that has been handed in; the caller learns nothing. */
  sendLinks(email: string): Promise<void>;
  /** The request of which a company came. */
  ofCompany(companyId: string): Promise<ForeignRequest | null>;
  /** StoreError `foreign-request-unknown`, `document-limit` (50, or 100 MB). */
  addDocument(request: { requestId: string; name: string; mediaType: string; content: Buffer }): Promise<ForeignDocument>;
  /** Those that were not taken away, the oldest first. */
  documents(requestId: string): Promise<ForeignDocument[]>;
  document(id: string): Promise<(ForeignDocument & { content: Buffer }) | null>;
  /** Takes away what has not been handed in. StoreError `document-unknown`. */
  removeDocument(request: { requestId: string; documentId: string }): Promise<void>;
}
