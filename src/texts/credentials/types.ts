import type { PasswordObjection } from "../../domain/password.ts";
import type { CredentialEvent, CredentialLinkPurpose } from "../../store/types.ts";

/** What an event of the credentials may bring along for its message. */
export interface EventDetails {
  /** With its number, as people read it. */
  company: string;
  /** The person's own number, as people read it. */
  number: string;
  /** The new address, for `email-changed`. */
  email: string;
  /** Recovery codes that are left. */
  left: number;
  reason: string;
}

export interface LinkMail {
  subject: string;
  heading: string;
  paragraphs(details: { company: string; capacity: "representative" | "member" | null }): string[];
  button: string;
}

export interface EventMail {
  subject: string;
  heading: string;
  text(details: EventDetails): string;
}

/** Everything that people without CPF read about their access. */
export interface CredentialTexts {
  fields: {
    email: string;
    password: string;
    passwordHint: string;
    repeat: string;
    code: string;
    codeHint: string;
    enrolmentCodeHint: string;
    current: string;
    newPassword: string;
    newEmail: string;
  };
  errors: {
    password: Record<PasswordObjection, string>;
    repeat: string;
    consent: string;
    code: string;
    currentWrong: string;
    email: string;
    passwordMissing: string;
  };
  login: {
    title: string;
    lead: string;
    enter: string;
    refused: string;
    forgotten: string;
    govbr: string;
    govbrLink: string;
    ended: string;
    linkMailedTitle: string;
    linkMailed: string;
  };
  code: { title: string; lead: string; enter: string; refused: string; lost: string; again: string };
  activation: {
    title: string;
    lead(name: string, email: string): string;
    consentTitle: string;
    consent: { version: string; lead: string; items: string[]; use: string };
    agree: string;
    next: string;
    /** For somebody who had taken the agreement back. */
    againLead: string;
  };
  enrolment: {
    title: string;
    lead: string;
    steps: string[];
    imageLabel: string;
    secretLabel: string;
    confirm: string;
    refused: string;
    passwordLead: string;
    continue: string;
    passwordRefused: string;
  };
  recoveryCodes: { title: string; lead: string; once: string; listLabel: string; done: string };
  recovery: {
    title: string;
    lead: string;
    send: string;
    sentTitle: string;
    sent: string;
    newTitle: string;
    newLead: string;
    save: string;
    done: string;
  };
  link: { title: string; used: string; expired: string; unknown: string; toLogin: string; toRecovery: string };
  own: {
    title: string;
    lead: string;
    level: string;
    email: string;
    codesLeft(left: number): string;
    passwordTitle: string;
    changePassword: string;
    passwordChanged: string;
    emailTitle: string;
    emailLead: string;
    changeEmail: string;
    emailRequested: string;
    codesTitle: string;
    codesLead: string;
    renewCodes: string;
    confirmEmailTitle: string;
    confirmEmailLead(email: string): string;
    confirmEmail: string;
    emailChanged: string;
    back: string;
  };
  mail: {
    greeting(name: string): string;
    links: Record<CredentialLinkPurpose, LinkMail>;
    events: Record<CredentialEvent, EventMail>;
    doubt: string;
    button: string;
  };
}
