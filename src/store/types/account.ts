import type { GovbrIdentity, GovbrLevel } from "../../domain/govbr-identity.ts";
import type { Profile } from "../../domain/profile.ts";

/** A person. The CPF is the key; e-mail addresses are contact only and never identify anybody. */
export interface Account {
  id: string;
  /** Short number of the account ("Código" in the guide, step 9). */
  code: number;
  cpf: string;
  name: string;
  socialName: string | null;
  /** The social name where there is one, else the civil name. */
  displayName: string;
  /** The address that Gov.br verified, as of the last login. */
  email: string | null;
  /** Where alerts go; null means: to `email`. */
  alertEmail: string | null;
  /** A new alert address that its owner has not confirmed yet. */
  pendingAlertEmail: string | null;
  phone: string | null;
  level: GovbrLevel | null;
  profile: Profile | null;
  confirmedAt: Date | null;
  lastLoginAt: Date;
}

export interface AccountRepository {
  /** Creates the account of this CPF or brings it up to date. StoreError `cpf-invalid`. */
  upsertFromGovbr(identity: GovbrIdentity): Promise<Account>;
  get(id: string): Promise<Account | null>;
  findByCpf(cpf: string): Promise<Account | null>;
  /** Completes the registration. A member who later represents a company is raised to representative, never lowered. */
  confirm(id: string, options: { profile: Profile }): Promise<{ alreadyConfirmed: boolean }>;
  /**
   * Changes where alerts go. The address that Gov.br verified counts at once; any other waits as
   * `pendingAlertEmail` until the link in the message sent there is followed. StoreError `account-unknown`, `email-invalid`.
   */
  setAlertEmail(id: string, email: string): Promise<Account>;
  /** Follows that link. StoreError `ticket-unknown`, `ticket-expired` (two days). */
  confirmAlertEmail(token: string): Promise<Account>;
}
