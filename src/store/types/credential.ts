import type { Language } from "../../domain/language.ts";
import type { Account } from "./account.ts";
import type { Bond, Company } from "./company.ts";
import type { Member } from "./member.ts";

/**
 * How a person without CPF logs in: a verified e-mail address, a password and a second factor.
 *
 * invited: waits for the link in the mail. active: all of it is set up. unprotected: the second factor is missing, because
 * the person stopped before it or because staff took it away; only a mailed link leads to a new one. blocked: by staff.
 */
export type CredentialState = "invited" | "active" | "unprotected" | "blocked";

export interface Credential {
  accountId: string;
  email: string;
  language: Language;
  state: CredentialState;
  invitedAt: Date;
  activatedAt: Date | null;
  passwordChangedAt: Date | null;
  recoveryCodesLeft: number;
  /** Until when logins wait after too many failures. */
  lockedUntil: Date | null;
  blockedReason: string | null;
}

/** A credential with whom it belongs to, as staff see it. */
export interface CredentialOfPerson extends Credential {
  account: Account;
}

/** A foreign company that Inmetro's team has validated, and who represents it. */
export interface AdmitRequest {
  /** One admission per key, however often it is asked for, such as `foreign-company:<request id>`. */
  key: string;
  company: {
    /** Two letters of ISO 3166-1. */
    country: string;
    legalName: string;
    /** The number that the company has already; left out: a new company, with a number of its own. */
    number?: string;
  };
  representative: { name: string; email: string; language: Language };
  /** Account of who validated. */
  actor: string;
  /** `staff:service-team:<team>`. */
  capacity: string;
}

export interface Admission {
  company: Company;
  bond: Bond;
  account: Account;
  /** False when the person had credentials already and uses those. */
  invited: boolean;
}

/** What a mailed link is for. */
export type CredentialLinkPurpose = "activation" | "recovery" | "second-factor" | "email";

/** What people are told about their credentials by mail. */
export type CredentialEvent =
  | "activated"
  | "company-added"
  | "password-changed"
  | "email-changed"
  | "second-factor-reset"
  | "recovery-code-used"
  | "recovery-codes-renewed"
  | "locked"
  | "blocked"
  | "unblocked";

/** Whom a link that still works belongs to. */
export interface CredentialLink {
  purpose: CredentialLinkPurpose;
  accountId: string;
  name: string;
  email: string;
  language: Language;
}

/** Where a login stands after a step that was right. */
export type LoginStep =
  /** Neither which part was wrong nor whether there is such a person is ever said. */
  | { result: "refused" }
  /** The second factor is asked. */
  | { result: "code-needed"; accountId: string; language: Language }
  /** The password was right, but there is no second factor: a link to set it up was mailed. */
  | { result: "link-mailed"; language: Language };

/** From where somebody acts, for the audit. */
export interface Origin {
  origin?: string | null;
}

/** A decision of staff about somebody's credentials. */
export interface CredentialAct extends Origin {
  accountId: string;
  actor: string;
  capacity: string;
  reason: string;
}

export interface CredentialRepository {
  /**
   * Gives a validated foreign company its number, its representative an account and an invitation by mail, and ties the
   * two (capacity REPRESENTANTE_LEGAL, evidence `team-validation`). A person whose address is a verified login already is
   * tied at once. StoreError `email-invalid`, `company-unknown`, `cnpj-invalid` (country or number).
   */
  admit(request: AdmitRequest): Promise<Admission>;
  /**
   * Invites a person without CPF as a member: he gets a number, and a link to choose his credentials. What is delegated to
   * that number meanwhile waits for it. An address that is a login already, or was invited before, keeps its person.
   * Only for foreign companies. StoreError `not-representative`, `cnpj-invalid` (the company is Brazilian),
   * `email-invalid`, `member-is-representative`, `member-is-oneself`.
   */
  inviteMember(request: { actorId: string; companyId: string; name: string; email: string; language: Language }): Promise<Member>;

  /** Whom an unused link belongs to; looking uses nothing up. StoreError `ticket-unknown`, `ticket-used`, `ticket-expired`. */
  readLink(token: string, purpose: CredentialLinkPurpose): Promise<CredentialLink>;
  /** Chooses the first password and uses the link up. StoreError `ticket-*`, `password-refused`. */
  activate(request: { token: string; password: string } & Origin): Promise<{ accountId: string }>;
  /** The password again, from a link that leads to a new second factor; uses it up. Null: the password is wrong, the link remains. */
  openSecondFactor(request: { token: string; password: string } & Origin): Promise<{ accountId: string } | null>;
  /** The secret to enrol, in Base32; the same one until a code has confirmed it. StoreError `account-unknown`, `second-factor-set`. */
  secondFactorSecret(accountId: string): Promise<{ secret: string; email: string }>;
  /**
   * Confirms the secret with a code; gives the recovery codes, which nobody can read later. Null: the code is wrong.
   * Completes the registration where it was not. StoreError `account-unknown`, `second-factor-set`.
   */
  confirmSecondFactor(request: { accountId: string; code: string } & Origin): Promise<{ recoveryCodes: string[] } | null>;

  /** First step of the login. Takes as long for an address that nobody has. */
  checkPassword(request: { email: string; password: string } & Origin): Promise<LoginStep>;
  /**
   * Second step: a code of the app (once per time step) or a recovery code (once).
   *
   * @param request since: when the first step was done; a password that was changed later makes it worthless
   */
  checkCode(request: { accountId: string; code: string; since: Date } & Origin): Promise<"refused" | "signed-in">;

  /** Mails a link for a new password, or the invitation anew, if there is such a login. Never says whether. */
  requestRecovery(request: { email: string } & Origin): Promise<void>;
  /** Chooses a new password by that link; ends every session. The second factor stays. StoreError `ticket-*`, `password-refused`. */
  resetPassword(request: { token: string; password: string } & Origin): Promise<void>;
  /** Ends every session but the one of this token. False: the present password is wrong. StoreError `password-refused`. */
  changePassword(request: { accountId: string; current: string; next: string; keepSession: string } & Origin): Promise<boolean>;
  /** New recovery codes in place of the old ones. Null: the code of the app is wrong. */
  renewRecoveryCodes(request: { accountId: string; code: string } & Origin): Promise<string[] | null>;
  /**
   * Mails a link to the new address; until it is followed nothing changes. False: the password is wrong. An address that is
   * somebody's login gets no message, and nobody is told. StoreError `email-invalid`.
   */
  requestEmailChange(request: { accountId: string; password: string; email: string } & Origin): Promise<boolean>;
  /** Follows that link: from now on the login is the new address. The old one is told. StoreError `ticket-*`. */
  confirmEmailChange(request: { token: string } & Origin): Promise<{ language: Language }>;

  /** Null: the person logs in through Gov.br. */
  get(accountId: string): Promise<Credential | null>;
  /** For staff: by name, number or address. */
  list(request: { search?: string; offset?: number; limit?: number }): Promise<{
    credentials: CredentialOfPerson[];
    total: number;
  }>;
  /** Mails the invitation anew; the earlier link dies. StoreError `account-unknown`, `credential-active`. */
  inviteAgain(act: CredentialAct): Promise<void>;
  /** Takes the second factor away, ends every session, tells the person and mails a link to set up a new one. */
  resetSecondFactor(act: CredentialAct): Promise<void>;
  /** Nobody logs in any more; every session ends. */
  block(act: CredentialAct): Promise<void>;
  unblock(act: CredentialAct): Promise<void>;
}
