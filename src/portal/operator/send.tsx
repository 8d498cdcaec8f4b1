import type { Response } from "express";
import type { ComponentChildren } from "preact";
import type { PortalContext } from "../context.ts";
import { type PageOptions, sendPage } from "../layout/page.tsx";
import { requireRole } from "../staff/guard.ts";
import { StaffNavigation } from "../staff/navigation.tsx";
import { OperatorNavigation, type Section } from "./pages/navigation.tsx";

/** Sends a page of the engine's window, under its two menus. */
export async function sendOperatorPage(
  context: PortalContext,
  response: Response,
  options: PageOptions & { section: Section },
  content: ComponentChildren,
): Promise<void> {
  const member = await requireRole(context, response, "operator");
  await sendPage(
    context,
    response,
    options,
    <>
      <StaffNavigation member={member} current="/equipe/motor" />
      <OperatorNavigation section={options.section} />
      {content}
    </>,
  );
}
