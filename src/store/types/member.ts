import type { StartCapacity } from "../../domain/start-decision.ts";
import type { Account } from "./account.ts";
import type { Company } from "./company.ts";

/** A person tied to a company by its representatives. */
export interface Member {
  id: string;
  companyId: string;
  cpf: string;
  /** Null while the invitation waits for the first confirmed login. */
  account: Account | null;
  invitedEmail: string | null;
  invitationExpiresAt: Date | null;
  linkedBy: { accountId: string; name: string };
  linkedAt: Date;
  /** Number of delegations that are open. */
  delegations: number;
}

/** A company for which somebody may act, and in which capacity. */
export interface ActingCompany extends Company {
  /** A representative's own; `MEMBER` by delegation; `SUBSTITUTE` for an absence. */
  capacity: StartCapacity;
}

export interface MemberRepository {
  /** Members and open invitations of a company, in the order of their names; `total` counts all. */
  list(request: {
    companyId: string;
    search?: string;
    offset?: number;
    limit?: number;
  }): Promise<{ members: Member[]; total: number }>;
  find(request: { companyId: string; cpf: string }): Promise<Member | null>;
  /**
   * Ties a person who has a confirmed account. Doing it again changes nothing. StoreError `not-representative`,
   * `cpf-invalid`, `member-unconfirmed`, `member-is-oneself`, `member-is-representative`.
   */
  link(request: { actorId: string; companyId: string; cpf: string }): Promise<Member>;
  /**
   * Invites somebody who has no confirmed account. What is delegated to him meanwhile waits, and becomes active at his
   * first confirmed login with that CPF: there is no secret that an inviter, or who reads the mail, could use.
   * Inviting again renews. StoreError `not-representative`, `cpf-invalid`, `email-invalid`, `member-confirmed`.
   */
  invite(request: { actorId: string; companyId: string; cpf: string; email: string }): Promise<Member>;
  /**
   * Ends the tie, all delegations and substitutions that rest on it; the person stays. StoreError `not-representative`,
   * `member-unknown`.
   */
  unlink(request: { actorId: string; companyId: string; cpf: string; reason: string }): Promise<void>;
  /** Companies for which this person may act in any capacity, the representative's own first, then by name. */
  companiesOf(accountId: string): Promise<ActingCompany[]>;
}
