import type { Request, Response } from "express";
import type { ComponentChildren } from "preact";
import type { Language } from "../../domain/language.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";

/** Sends one of these pages; it is not kept anywhere, and says in its title that something is wrong. */
export async function sendCredentialPage(
  context: PortalContext,
  request: Request,
  response: Response,
  {
    title,
    language,
    wrong = false,
    status = wrong ? 422 : 200,
  }: { title: string; language: Language; wrong?: boolean; status?: number },
  content: ComponentChildren,
): Promise<void> {
  const shown = wrong ? portal.journey.errorTitle(title) : title;
  const choice = request.method === "GET" ? { languagePath: request.path } : {};
  await sendPage(context, response, { title: shown, language, status, ...choice }, content);
}
