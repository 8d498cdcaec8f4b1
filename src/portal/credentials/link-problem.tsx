import type { Request, Response } from "express";
import { StoreError } from "../../store/errors.ts";
import { credentials } from "../../texts/credentials/index.ts";
import type { PortalContext } from "../context.ts";
import { languageOf } from "../language.ts";
import { SaidPage } from "./pages/said.tsx";
import { LOGIN_PATH, RECOVERY_PATH } from "./paths.ts";
import { sendCredentialPage } from "./send.tsx";

const texts = { "ticket-used": "used", "ticket-expired": "expired", "ticket-unknown": "unknown" } as const;

/** Runs what a mailed link asks for; a link that does not work ends in the page that says why. */
export async function withLink(
  context: PortalContext,
  request: Request,
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof StoreError ? texts[error.code as keyof typeof texts] : undefined;
    if (reason === undefined) throw error;
    const language = await languageOf(request, response);
    const { link } = credentials[language];
    const links = [
      { href: RECOVERY_PATH, label: link.toRecovery },
      { href: LOGIN_PATH, label: link.toLogin },
    ];
    await sendCredentialPage(
      ...([context, request, response, { title: link.title, language, status: 410 }] as const),
      <SaidPage title={link.title} text={link[reason]} links={links} />,
    );
  }
}
