import type { Response } from "express";
import type { ComponentChildren } from "preact";
import type { PortalContext } from "../context.ts";
import { type PageOptions, sendPage } from "../layout/page.tsx";
import { StaffNavigation } from "../staff/navigation.tsx";
import type { TeamMember } from "./membership.ts";
import { TASKS_PATH } from "./paths.ts";

/** Sends a page of the teams, under the menu of the staff. */
export async function sendTeamPage(
  context: PortalContext,
  response: Response,
  member: TeamMember,
  options: PageOptions,
  content: ComponentChildren,
): Promise<void> {
  await sendPage(
    context,
    response,
    options,
    <>
      <StaffNavigation member={member} current={TASKS_PATH} />
      {content}
    </>,
  );
}
