import type { Request, Response } from "express";
import type { ComponentChildren } from "preact";
import { taskFormTexts } from "../../texts/form-messages.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { START_PATH } from "./paths.ts";
import type { Visit } from "./visit.ts";

interface Options {
  title: string;
  /** Something that was sent is wrong. */
  wrong?: boolean;
  status?: number;
  scripts?: string[];
  /** Where the page is found in other languages; left out: where it was asked for. */
  path?: string;
}

/** Sends a page for foreign companies, with the choice of the language. */
export async function sendForeignPage(
  context: PortalContext,
  request: Request,
  response: Response,
  { language }: Pick<Visit, "language">,
  { title, wrong = false, status = wrong ? 422 : 200, scripts = [], path }: Options,
  content: ComponentChildren,
): Promise<void> {
  const shown = wrong ? taskFormTexts[language].errorTitle(title) : title;
  const languagePath = path ?? (request.method === "GET" ? request.path : START_PATH);
  await sendPage(context, response, { title: shown, status, scripts, language, languagePath }, content);
}
