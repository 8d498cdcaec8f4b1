import type { Response } from "express";
import type { ComponentChildren } from "preact";
import { sendCompanyPage } from "../company/page.tsx";
import type { PortalContext } from "../context.ts";
import type { PageOptions } from "../layout/page.tsx";
import { type Notice, sessionOf } from "../middleware/sessions.ts";
import { DelegationFrame } from "./pages/frame.tsx";
import { MEMBERS_PATH, pathOf, type Section } from "./paths.ts";
import type { Representative } from "./representative.ts";

export interface DelegationPageOptions extends PageOptions {
  section: Section;
}

/** Sends a page about the members of a company, in the frame that says which one it is. */
export async function sendDelegationPage(
  context: PortalContext,
  response: Response,
  acting: Representative,
  { section, ...options }: DelegationPageOptions,
  content: ComponentChildren,
): Promise<void> {
  await sendCompanyPage(
    context,
    response,
    acting,
    { ...options, current: MEMBERS_PATH, scripts: ["delegation.js"] },
    <DelegationFrame company={acting.company} section={section}>
      {content}
    </DelegationFrame>,
  );
}

/** Goes on to another page of the same company, where the notice is shown. */
export async function leaveTo(
  response: Response,
  { company }: Representative,
  path: string,
  kind: Notice["kind"],
  text: string,
): Promise<void> {
  await sessionOf(response).update({ notice: { kind, text } });
  response.redirect(303, pathOf(company.id, path));
}
