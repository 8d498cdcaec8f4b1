import type { Express, Request, Response } from "express";
import { Secret, TOTP } from "otpauth";
import QRCode from "qrcode";
import { StoreError } from "../../../store/errors.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import type { PortalContext } from "../../context.ts";
import { languageOf } from "../../language.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { networkOf } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { FIELDS } from "../errors.ts";
import type { CredentialLimits } from "../limits.ts";
import { withLink } from "../link-problem.tsx";
import { EnrolmentPage, PasswordPage, RecoveryCodesPage } from "../pages/second-factor.tsx";
import { LOGIN_PATH, SECOND_FACTOR_PATH } from "../paths.ts";
import { sendCredentialPage } from "../send.tsx";
import { signIn } from "../sign-in.ts";
import { beginStep, currentStep } from "../step.ts";

/** Whose codes these are, as the app shows it. */
const ISSUER = "SGCI Inmetro";

/** `/segundo-fator`: the app is set up by whoever came by a mailed link and chose, or typed, the password. */
export function setUpSecondFactor(app: Express, context: PortalContext, limits: CredentialLimits): void {
  const { store } = context;

  app.get(SECOND_FACTOR_PATH, async (request, response) => {
    const step = currentStep(context, sessionOf(response), "enrol");
    if (step === null) return response.redirect(303, LOGIN_PATH);
    await unlessOver(response, () => sendEnrolment(request, response, step.accountId, false));
  });

  app.post(SECOND_FACTOR_PATH, async (request, response) => {
    await limits.login.consume(networkOf(request.ip));
    const session = sessionOf(response);
    const step = currentStep(context, session, "enrol");
    if (step === null) return response.redirect(303, LOGIN_PATH);
    const { accountId } = step;
    const code = fieldOf(request.body, FIELDS.code);
    await unlessOver(response, async () => {
      const done = await store.credentials.confirmSecondFactor({ accountId, code, origin: request.ip ?? null });
      if (done === null) return sendEnrolment(request, response, accountId, true);
      const href = await signIn(context, session, accountId);
      const language = await languageOf(request, response);
      await sendCredentialPage(
        ...([context, request, response, { title: credentials[language].recoveryCodes.title, language, path: null }] as const),
        <RecoveryCodesPage language={language} codes={done.recoveryCodes} href={href} />,
      );
    });
  });

  app.get(`${SECOND_FACTOR_PATH}/:token`, (request, response) =>
    withLink(context, request, response, async () => {
      const link = await store.credentials.readLink(request.params.token, "second-factor");
      await languageOf(request, response, link.language);
      await sendPassword(request, response, false);
    }),
  );

  app.post(`${SECOND_FACTOR_PATH}/:token`, async (request, response) => {
    await limits.login.consume(networkOf(request.ip));
    await withLink(context, request, response, async () => {
      const password = fieldOf(request.body, FIELDS.password);
      const { token } = request.params;
      const opened = await store.credentials.openSecondFactor({ token, password, origin: request.ip ?? null });
      if (opened === null) return sendPassword(request, response, true);
      await beginStep(context, sessionOf(response), "enrol", opened.accountId);
      response.redirect(303, SECOND_FACTOR_PATH);
    });
  });

  /** Somebody who set it up elsewhere meanwhile, or whom staff has blocked, begins anew at the door. */
  async function unlessOver(response: Response, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof StoreError && (error.code === "second-factor-set" || error.code === "account-unknown"))) throw error;
      response.redirect(303, LOGIN_PATH);
    }
  }

  async function sendEnrolment(request: Request, response: Response, accountId: string, refused: boolean): Promise<void> {
    const { secret, email } = await store.credentials.secondFactorSecret(accountId);
    const language = await languageOf(request, response);
    const csrf = await sessionOf(response).csrfToken();
    const address = new TOTP({ issuer: ISSUER, label: email, secret: Secret.fromBase32(secret) }).toString();
    const image = await QRCode.toDataURL(address, { width: 440, margin: 2, errorCorrectionLevel: "M" });
    const { title } = credentials[language].enrolment;
    await sendCredentialPage(
      ...([context, request, response, { title, language, wrong: refused }] as const),
      <EnrolmentPage {...{ language, csrf, secret, image, refused }} />,
    );
  }

  async function sendPassword(request: Request, response: Response, refused: boolean): Promise<void> {
    const language = await languageOf(request, response);
    const csrf = await sessionOf(response).csrfToken();
    const { title } = credentials[language].enrolment;
    await sendCredentialPage(
      ...([context, request, response, { title, language, wrong: refused }] as const),
      <PasswordPage {...{ language, csrf, refused }} action={request.path} />,
    );
  }
}
