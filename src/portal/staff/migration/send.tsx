import type { Request, Response } from "express";
import type { ComponentChildren } from "preact";
import type { StaffRole } from "../../../domain/staff.ts";
import { StoreError } from "../../../store/errors.ts";
import { isUuid } from "../../../store/ids.ts";
import { migrationStaff } from "../../../texts/migration-staff.ts";
import type { PortalContext } from "../../context.ts";
import { type PageOptions, sendPage } from "../../layout/page.tsx";
import { fieldOf } from "../../middleware/parsing.ts";
import { type Notice, sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { actingAs, requireOneOf, type StaffMember } from "../guard.ts";
import { StaffNavigation } from "../navigation.tsx";
import { CONFLICTS_PATH, DASHBOARD_PATH, IMPORTS_PATH, LOGINS_PATH } from "./paths.ts";

/** The area that a page belongs to. */
const AREAS = { dashboard: DASHBOARD_PATH, search: DASHBOARD_PATH, conflicts: CONFLICTS_PATH, imports: IMPORTS_PATH } as const;
/** The parts of the first of them. */
const PARTS = { dashboard: DASHBOARD_PATH, search: LOGINS_PATH } as const;

/** A part of the migration's pages. */
export type MigrationPart = keyof typeof AREAS;

/** Sends a page about the migration, with the ways to the rest. */
export async function sendMigrationPage(
  context: PortalContext,
  response: Response,
  member: StaffMember,
  { part, ...options }: PageOptions & { part: MigrationPart },
  content: ComponentChildren,
): Promise<void> {
  await sendPage(
    context,
    response,
    options,
    <>
      <StaffNavigation member={member} current={AREAS[part]} />
      {part in PARTS && <Parts part={part} />}
      {content}
    </>,
  );
}

function Parts({ part }: { part: MigrationPart }) {
  return (
    <nav class="staff-navigation staff-subnavigation" aria-label={migrationStaff.navigation}>
      <ul>
        {(["dashboard", "search"] as const).map((one) => (
          <li key={one}>
            <a href={PARTS[one]} aria-current={one === part ? "page" : undefined}>
              {migrationStaff.parts[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Who may do this, and how the audit names the act. */
export async function requireActor(context: PortalContext, response: Response, roles: StaffRole[]) {
  const { member, role } = await requireOneOf(context, response, roles);
  return { member, acting: actingAs(member, role, response) };
}

/** The id in the address; a page that does not exist for everything else. */
export function idOf(request: Request, name = "id"): string {
  const id = String(request.params[name]);
  if (!isUuid(id)) throw new PortalProblem("notFound", 404);
  return id;
}

/** What the database has under it, or the same page. */
export function found<T>(thing: T | null): T {
  if (thing === null) throw new PortalProblem("notFound", 404);
  return thing;
}

/** A field of a sent form, without the blanks around it. */
export function typed(request: Request, name: string): string {
  return fieldOf(request.body, name).trim();
}

/** Goes on to another page, where the notice is shown. */
export async function goTo(response: Response, path: string, kind: Notice["kind"], text: string): Promise<void> {
  await sessionOf(response).update({ notice: { kind, text } });
  response.redirect(303, path);
}

/** An error of the store, or a page that says that nobody decides in his own case. */
export function notInOwnCase(error: unknown): unknown {
  return error instanceof StoreError && error.code === "own-case" ? new PortalProblem("ownCase", 403) : error;
}
