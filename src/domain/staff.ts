/** A team that validates services; its role is `service-team:<team>`. */
export type ServiceTeamRole = `service-team:${string}`;

/** What a person of Inmetro may do in the staff area. */
export type StaffRole = "operator" | "analyst" | "support" | "administrator" | ServiceTeamRole;

/** The roles that belong to no team. */
export const PLAIN_ROLES = ["operator", "analyst", "support", "administrator"] as const;
const TEAM_ROLE = /^service-team:[a-z][a-z0-9-]{1,30}$/;

/** The role that a text names, in lower case whatever was typed; null for none (`service-team:Dicor` → `service-team:dicor`). */
export function readStaffRole(text: string): StaffRole | null {
  const role = text.trim().toLowerCase();
  return isStaffRole(role) ? role : null;
}

/** Whether a text is a role as it is written down. */
export function isStaffRole(text: string): text is StaffRole {
  return (PLAIN_ROLES as readonly string[]).includes(text) || TEAM_ROLE.test(text);
}

/** The team of a role, such as `dicor`; null for a role that is no team's. */
export function teamOf(role: StaffRole): string | null {
  return role.startsWith("service-team:") ? role.slice("service-team:".length) : null;
}

/** How the audit names somebody who acts by virtue of a role. */
export function staffCapacity(role: StaffRole): string {
  return `staff:${role}`;
}
