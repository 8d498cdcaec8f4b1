import type { StaffRole } from "../../domain/staff.ts";

/** Who changes a role, for the audit. */
export interface StaffAct {
  cpf: string;
  role: StaffRole;
  /** Why, in the words of who decided it. */
  reason: string;
  /** Account id of an administrator, or `system:command-line`. */
  actor: string;
  /** `staff:administrator`, or `system`. */
  capacity: string;
  origin?: string | null;
}

/** A role that somebody has now. */
export interface StaffGrant {
  id: string;
  cpf: string;
  role: StaffRole;
  reason: string;
  grantedBy: string;
  grantedAt: Date;
  /** Null as long as the person has never logged in. */
  accountId: string | null;
  name: string | null;
}

/** What an operator wrote about a process instance. */
export interface InstanceNote {
  id: string;
  author: string;
  text: string;
  writtenAt: Date;
}

export interface StaffRepository {
  /** Gives a role, also to somebody who has never logged in. False when the person had it. StoreError `cpf-invalid`. */
  grant(act: StaffAct): Promise<boolean>;
  /** Takes a role; it ends with the person's next request. False when the person did not have it. StoreError `cpf-invalid`. */
  revoke(act: StaffAct): Promise<boolean>;
  /** What the person may do at this moment. */
  rolesOf(accountId: string): Promise<StaffRole[]>;
  /** Every role that somebody has, by person. */
  list(): Promise<StaffGrant[]>;
  grantOf(id: string): Promise<StaffGrant | null>;
  /** Writes a note about a process instance, with its audit entry. */
  note(note: { instanceId: string; accountId: string; text: string; origin: string | null; capacity: string }): Promise<void>;
  /** Notes about a process instance, the newest first. */
  notesOf(instanceId: string): Promise<InstanceNote[]>;
}
