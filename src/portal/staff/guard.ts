import type { Response } from "express";
import { type StaffRole, staffCapacity } from "../../domain/staff.ts";
import type { Account } from "../../store/types.ts";
import type { PortalContext } from "../context.ts";
import { accountOf } from "../layout/page.tsx";
import { PortalProblem } from "../problem.ts";

/** Somebody of the staff, at this moment. */
export interface StaffMember {
  account: Account;
  roles: StaffRole[];
}

/** The staff member who asks. Roles are read anew for every request: one that was taken is gone at once. */
export async function requireStaff(context: PortalContext, response: Response): Promise<StaffMember> {
  const known = response.locals.staff as StaffMember | undefined;
  if (known !== undefined) return known;
  const account = await accountOf(context, response);
  if (account === null) throw new PortalProblem("staffOnly", 403);
  const roles = await context.store.staff.rolesOf(account.id);
  if (roles.length === 0) {
    context.log.warn({ accountId: account.id, path: response.req.path }, "staff area refused: no role");
    throw new PortalProblem("staffOnly", 403);
  }
  const member = { account, roles };
  response.locals.staff = member;
  return member;
}

/** The same, for pages of one role. */
export async function requireRole(context: PortalContext, response: Response, role: StaffRole): Promise<StaffMember> {
  return (await requireOneOf(context, response, [role])).member;
}

/** The same, for pages of several roles; `role` is the first of them that the person has. */
export async function requireOneOf(
  context: PortalContext,
  response: Response,
  roles: StaffRole[],
): Promise<{ member: StaffMember; role: StaffRole }> {
  const member = await requireStaff(context, response);
  const role = roles.find((one) => member.roles.includes(one));
  if (role !== undefined) return { member, role };
  context.log.warn({ accountId: member.account.id, path: response.req.path, roles }, "staff page refused: other role");
  throw new PortalProblem("staffOnly", 403);
}

/** How the audit names the act of a staff member: who, as what, from where. */
export function actingAs({ account }: StaffMember, role: StaffRole, response: Response) {
  return { actor: account.id, capacity: staffCapacity(role), origin: response.req.ip ?? null };
}
