import type { Express, Request, Response } from "express";
import { credentials } from "../../../texts/credentials/index.ts";
import type { PortalContext } from "../../context.ts";
import { languageOf } from "../../language.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { networkOf } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { atLeast } from "../answer-time.ts";
import { type Errors, errorsOfPassword, FIELDS } from "../errors.ts";
import type { CredentialLimits } from "../limits.ts";
import { withLink } from "../link-problem.tsx";
import { NewPasswordPage, RecoveryPage } from "../pages/recovery.tsx";
import { SaidPage } from "../pages/said.tsx";
import { LOGIN_PATH, RECOVERY_PATH } from "../paths.ts";
import { sendCredentialPage } from "../send.tsx";

/** `/recuperar`: a link for a new password. */
export function setUpRecovery(app: Express, context: PortalContext, limits: CredentialLimits): void {
  const { store } = context;

  app.get(RECOVERY_PATH, async (request, response) => {
    await sendQuestion(request, response, "", false);
  });

  app.post(RECOVERY_PATH, async (request, response) => {
    const email = fieldOf(request.body, FIELDS.email).trim();
    if (!email.includes("@")) return sendQuestion(request, response, email, true);
    await limits.recovery.consume(networkOf(request.ip));
    await atLeast(store.credentials.requestRecovery({ email, origin: request.ip ?? null }));
    const language = await languageOf(request, response);
    const { recovery, link } = credentials[language];
    await sendCredentialPage(
      ...([context, request, response, { title: recovery.sentTitle, language }] as const),
      <SaidPage title={recovery.sentTitle} text={recovery.sent} links={[{ href: LOGIN_PATH, label: link.toLogin }]} />,
    );
  });

  app.get(`${RECOVERY_PATH}/:token`, (request, response) =>
    withLink(context, request, response, async () => {
      const link = await store.credentials.readLink(request.params.token, "recovery");
      await languageOf(request, response, link.language);
      await sendNewPassword(request, response, {});
    }),
  );

  app.post(`${RECOVERY_PATH}/:token`, async (request, response) => {
    await limits.login.consume(networkOf(request.ip));
    await withLink(context, request, response, async () => {
      const { token } = request.params;
      const link = await store.credentials.readLink(token, "recovery");
      const language = await languageOf(request, response, link.language);
      const texts = credentials[language];
      const errors = errorsOfPassword(request.body, texts, [link.name, link.email]);
      if (Object.keys(errors).length > 0) return sendNewPassword(request, response, errors);
      const password = fieldOf(request.body, FIELDS.password);
      await store.credentials.resetPassword({ token, password, origin: request.ip ?? null });
      await sessionOf(response).update({ notice: { kind: "success", text: texts.recovery.done } });
      response.redirect(303, LOGIN_PATH);
    });
  });

  async function sendQuestion(request: Request, response: Response, email: string, wrong: boolean): Promise<void> {
    const language = await languageOf(request, response);
    const csrf = await sessionOf(response).csrfToken();
    const { recovery, errors } = credentials[language];
    await sendCredentialPage(
      ...([context, request, response, { title: recovery.title, language, wrong }] as const),
      <RecoveryPage {...{ language, csrf, email }} error={wrong ? errors.email : null} />,
    );
  }

  async function sendNewPassword(request: Request, response: Response, errors: Errors): Promise<void> {
    const language = await languageOf(request, response);
    const csrf = await sessionOf(response).csrfToken();
    const { newTitle } = credentials[language].recovery;
    await sendCredentialPage(
      ...([context, request, response, { title: newTitle, language, wrong: Object.keys(errors).length > 0 }] as const),
      <NewPasswordPage {...{ language, csrf, errors }} action={request.path} />,
    );
  }
}
