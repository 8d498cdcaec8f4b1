import type { Request, Response } from "express";
import type { ComponentChildren } from "preact";
import type { AnalystAct } from "../../../store/types/model-change.ts";
import type { PortalContext } from "../../context.ts";
import { type PageOptions, sendPage } from "../../layout/page.tsx";
import { fieldOf } from "../../middleware/parsing.ts";
import { type Notice, sessionOf } from "../../middleware/sessions.ts";
import { actingAs, requireRole, type StaffMember } from "../guard.ts";
import { StaffNavigation } from "../navigation.tsx";
import { MODELS_PATH } from "./paths.ts";

/** Sends a page of the area of models. */
export async function sendModelsPage(
  context: PortalContext,
  response: Response,
  options: PageOptions,
  content: ComponentChildren,
): Promise<void> {
  const member = await requireRole(context, response, "analyst");
  await sendPage(
    context,
    response,
    options,
    <>
      <StaffNavigation member={member} current={MODELS_PATH} />
      {content}
    </>,
  );
}

/** The analyst who acts, and how the audit names the act. */
export async function requireAnalyst(
  context: PortalContext,
  response: Response,
): Promise<{ member: StaffMember; acting: AnalystAct }> {
  const member = await requireRole(context, response, "analyst");
  return { member, acting: actingAs(member, "analyst", response) };
}

/** Goes on to another page, where the notice is shown. */
export async function goTo(response: Response, path: string, kind: Notice["kind"], text: string): Promise<void> {
  await sessionOf(response).update({ notice: { kind, text } });
  response.redirect(303, path);
}

/** A field of a sent form, without the blanks around it. */
export function typed(request: Request, name: string): string {
  return fieldOf(request.body, name).trim();
}

/** The path of a file that the address names; empty when it names none. */
export function pathOf(request: Request): string {
  const value = request.query.caminho;
  return typeof value === "string" ? value : "";
}
