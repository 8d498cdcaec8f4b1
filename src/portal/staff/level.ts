import type { GovbrLevel } from "../../domain/govbr-identity.ts";
import type { Account } from "../../store/types.ts";

/** A login that proves too little of who somebody is to open the staff area. */
export class StaffLevelTooLow extends Error {
  override readonly name = "StaffLevelTooLow";
  readonly code = "staff-level-too-low";
  /** For the audit: nobody is signed in, so that it would not know whom this was about. */
  readonly details: { accountId: string; level: GovbrLevel | null };

  constructor({ id, level }: Account) {
    super("the level of the Gov.br account does not open the staff area");
    this.details = { accountId: id, level };
  }
}

/** Whether a Gov.br account of this level opens the staff area. One whose level Gov.br does not say does not. */
export function opensStaffArea(level: GovbrLevel | null): boolean {
  return level === "silver" || level === "gold";
}
