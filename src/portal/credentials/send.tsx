import type { Request, Response } from "express";
import type { ComponentChildren } from "preact";
import type { Language } from "../../domain/language.ts";
import { taskFormTexts } from "../../texts/form-messages.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";

interface CredentialPageOptions {
  title: string;
  language: Language;
  /** Whether something has to be corrected. */
  wrong?: boolean;
  status?: number;
  /** Where the page is found in other languages; null: nowhere, it is shown once. */
  path?: string | null;
}

/** Sends one of these pages; its title says when something is wrong. */
export async function sendCredentialPage(
  context: PortalContext,
  request: Request,
  response: Response,
  { title, language, wrong = false, status = wrong ? 422 : 200, path = request.path }: CredentialPageOptions,
  content: ComponentChildren,
): Promise<void> {
  const shown = wrong ? taskFormTexts[language].errorTitle(title) : title;
  const choice = path === null ? {} : { languagePath: path };
  await sendPage(context, response, { title: shown, language, status, ...choice }, content);
}
