import type { Express, Request, Response } from "express";
import { credentials } from "../../../texts/credentials/index.ts";
import type { PortalContext } from "../../context.ts";
import { languageOf } from "../../language.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { requireAccount } from "../../routes/guard.ts";
import { recordConsent } from "../consent.ts";
import { FIELDS } from "../errors.ts";
import { AgreementPage } from "../pages/activation.tsx";
import { AGREEMENT_PATH } from "../paths.ts";
import { sendCredentialPage } from "../send.tsx";

/** Asks whoever has taken the agreement back for it anew; the registration is confirmed again by it. */
export function setUpAgreement(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(AGREEMENT_PATH, async (request, response) => {
    const account = await requirePerson(response);
    if (account.confirmedAt !== null) return response.redirect(303, "/inicio");
    await send(request, response, false);
  });

  app.post(AGREEMENT_PATH, async (request, response) => {
    const { id: accountId, confirmedAt } = await requirePerson(response);
    if (fieldOf(request.body, FIELDS.consent) === "") return send(request, response, true);
    if (confirmedAt === null) {
      const language = await languageOf(request, response);
      await recordConsent(context, request, { accountId, language, occasion: sessionOf(response).token ?? accountId });
      const bonds = await store.companies.bondsOf(accountId);
      await store.accounts.confirm(accountId, { profile: bonds.length > 0 ? "representative" : "member" });
    }
    response.redirect(303, "/inicio");
  });

  async function requirePerson(response: Response) {
    const account = await requireAccount(context, response);
    if ((await store.credentials.get(account.id)) === null) throw new PortalProblem("notFound", 404);
    return account;
  }

  async function send(request: Request, response: Response, refused: boolean): Promise<void> {
    const language = await languageOf(request, response);
    const csrf = await sessionOf(response).csrfToken();
    const title = credentials[language].activation.consentTitle;
    await sendCredentialPage(
      ...([context, request, response, { title, language, wrong: refused }] as const),
      <AgreementPage {...{ language, csrf, refused }} action={request.path} />,
    );
  }
}
