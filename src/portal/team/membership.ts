import type { Response } from "express";
import { type ServiceTeamRole, teamOf } from "../../domain/staff.ts";
import type { PortalContext } from "../context.ts";
import { PortalProblem } from "../problem.ts";
import { requireStaff, type StaffMember } from "../staff/guard.ts";

/** Somebody who works tasks, at this moment. */
export interface TeamMember extends StaffMember {
  /** Ids of the teams, which are groups of the engine. */
  teams: string[];
}

/** Another person of a team. */
export interface Colleague {
  accountId: string;
  name: string;
}

/** The role of a team. */
export function roleOf(team: string): ServiceTeamRole {
  return `service-team:${team}`;
}

/** Whether these roles include one of a team. */
export function isInTeam({ roles }: StaffMember): boolean {
  return roles.some((role) => teamOf(role) !== null);
}

/** The team member who asks; anybody else sees the page for everybody who has no business here. */
export async function requireTeams(context: PortalContext, response: Response): Promise<TeamMember> {
  const member = await requireStaff(context, response);
  const teams = member.roles.map(teamOf).filter((team) => team !== null);
  if (teams.length > 0) return { ...member, teams };
  context.log.warn({ accountId: member.account.id, path: response.req.path }, "team page refused: no team");
  throw new PortalProblem("staffOnly", 403);
}

/** Everybody who has the role of a team and has logged in, by name. */
export async function peopleOf({ store }: PortalContext, team: string): Promise<Colleague[]> {
  const grants = await store.staff.list();
  return grants
    .filter(({ role }) => role === roleOf(team))
    .flatMap(({ accountId, name }) => (accountId === null || name === null ? [] : [{ accountId, name }]))
    .sort((a, b) => a.name.localeCompare(b.name, "pt-BR"));
}
