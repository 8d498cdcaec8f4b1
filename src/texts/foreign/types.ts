import type { ForeignMailKind } from "../../store/foreign/tell.ts";
import type { ForeignRequestState } from "../../store/types.ts";

/** What a message says; `company` may be empty. */
export interface ForeignMailTexts {
  subject(number: string): string;
  heading: string;
  paragraphs(about: { number: string; company: string; note: string | null; until: string | null }): string[];
}

/** A page that says what happened and what to do. */
export interface ProblemTexts {
  title: string;
  text: string;
  next: string | ((seconds: number) => string);
}

/** Everything that the journey of a foreign company says, but for what stands in the model and its forms. */
export interface ForeignTexts {
  start: {
    title: string;
    lead: string;
    stepsTitle: string;
    steps: string[];
    begin: string;
    resume: string;
    resumeLink: string;
    another: string;
    followTitle: string;
    follow: string;
    followLabel: string;
    followSend: string;
    followSent: string;
    signInTitle: string;
    signIn: string;
    signInLink: string;
  };
  email: {
    title: string;
    lead: string;
    label: string;
    send: string;
    invalid: string;
    limit: string;
    sent(email: string): string;
    codeTitle: string;
    codeLabel: string;
    codeHint: string;
    confirm: string;
    wrong: string;
    otherTitle: string;
    other: string;
    confirmTitle: string;
    confirmText: string;
    expired: string;
  };
  journey: {
    progressLabel: string;
    progress(position: number, total: number, step: string): string;
    done: string;
    alreadyDone: string;
    none: string;
    processingTitle: string;
    processing: string;
    reload: string;
    incidentTitle: string;
    incident: string;
    reference: string;
    cancelledTitle: string;
    cancelled: string;
    toFollow: string;
    toStart: string;
    national: string;
    nationalButton: string;
    documents: string;
    documentsLink: string;
  };
  /** Why what was sent is not taken. */
  submission: { incomplete: string; taken: string };
  documents: {
    title: string;
    none: string;
    columns: readonly [string, string, string, string];
    handedIn(submission: number): string;
    label: string;
    hint: string;
    send: string;
    remove: string;
    removeLabel(name: string): string;
    removed(name: string): string;
    added(names: string[]): string;
    back: string;
    size(bytes: number): string;
    error(name: string, text: string): string;
    errors: Record<
      "none" | "too-large" | "empty" | "type" | "macros" | "document-limit" | "too-many" | "sending" | "failed",
      string
    >;
  };
  follow: {
    title(number: string): string;
    facts: {
      number: string;
      state: string;
      company: string;
      country: string;
      registerNumber: string;
      service: string;
      team: string;
      email: string;
      until: string;
    };
    states: Record<ForeignRequestState, string>;
    explain: Record<ForeignRequestState, string>;
    historyTitle: string;
    historyColumns: readonly [string, string, string];
    submission(number: number): string;
    until(day: string): string;
    linkUnknownTitle: string;
    linkUnknown: string;
    leave: string;
    left: string;
  };
  problems: Record<
    "unavailable" | "unexpected" | "notFound" | "badRequest" | "tooLarge" | "csrf" | "tooMany" | "signInNeeded",
    ProblemTexts
  >;
  problemActions: { start: string; reference: string };
  mail: {
    greeting: string;
    button: string;
    codeSubject: string;
    codeHeading: string;
    code(code: string): string[];
    codeButton: string;
    kinds: Record<ForeignMailKind, ForeignMailTexts>;
  };
}
