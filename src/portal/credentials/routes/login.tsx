import type { Express, Request, Response } from "express";
import { credentials } from "../../../texts/credentials/index.ts";
import type { PortalContext } from "../../context.ts";
import { languageOf } from "../../language.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { networkOf } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { atLeast } from "../answer-time.ts";
import { FIELDS } from "../errors.ts";
import type { CredentialLimits } from "../limits.ts";
import { CodePage, LoginPage } from "../pages/login.tsx";
import { SaidPage } from "../pages/said.tsx";
import { CODE_PATH, LOGIN_PATH } from "../paths.ts";
import { sendCredentialPage } from "../send.tsx";
import { signIn } from "../sign-in.ts";
import { beginStep, currentStep } from "../step.ts";

/** `/entrar`: address and password, then the second factor. What is wrong with the first is never said in detail. */
export function setUpLogin(app: Express, context: PortalContext, limits: CredentialLimits): void {
  const { store } = context;

  app.get(LOGIN_PATH, async (request, response) => {
    await sendLogin(request, response);
  });

  app.post(LOGIN_PATH, async (request, response) => {
    await limits.login.consume(networkOf(request.ip));
    const email = fieldOf(request.body, FIELDS.email).trim();
    const password = fieldOf(request.body, FIELDS.password);
    const step = await atLeast(store.credentials.checkPassword({ email, password, origin: request.ip ?? null }));
    const session = sessionOf(response);
    if (step.result === "refused") {
      const { login } = credentials[await languageOf(request, response)];
      return sendLogin(request, response, { email, message: { kind: "danger", text: login.refused } });
    }
    if (step.result === "link-mailed") {
      const language = await languageOf(request, response, step.language);
      const { login, link } = credentials[language];
      return sendCredentialPage(
        ...([context, request, response, { title: login.linkMailedTitle, language }] as const),
        <SaidPage title={login.linkMailedTitle} text={login.linkMailed} links={[{ href: LOGIN_PATH, label: link.toLogin }]} />,
      );
    }
    await languageOf(request, response, step.language);
    await beginStep(context, session, "code", step.accountId);
    response.redirect(303, CODE_PATH);
  });

  app.get(CODE_PATH, async (request, response) => {
    if (currentStep(context, sessionOf(response), "code") === null) return response.redirect(303, LOGIN_PATH);
    await sendCode(request, response, false);
  });

  app.post(CODE_PATH, async (request, response) => {
    await limits.login.consume(networkOf(request.ip));
    const session = sessionOf(response);
    const step = currentStep(context, session, "code");
    if (step === null) {
      const { login } = credentials[await languageOf(request, response)];
      return sendLogin(request, response, { message: { kind: "info", text: login.ended } });
    }
    const code = fieldOf(request.body, FIELDS.code);
    const result = await store.credentials.checkCode({ ...step, code, origin: request.ip ?? null });
    if (result === "refused") return sendCode(request, response, true);
    response.redirect(303, await signIn(context, session, step.accountId));
  });

  async function sendLogin(
    request: Request,
    response: Response,
    { email = "", message = null }: { email?: string; message?: { kind: "info" | "danger"; text: string } | null } = {},
  ): Promise<void> {
    const language = await languageOf(request, response);
    const csrf = await sessionOf(response).csrfToken();
    const { title } = credentials[language].login;
    await sendCredentialPage(
      ...([context, request, response, { title, language, wrong: message?.kind === "danger" }] as const),
      <LoginPage {...{ language, csrf, email, message }} />,
    );
  }

  async function sendCode(request: Request, response: Response, refused: boolean): Promise<void> {
    const language = await languageOf(request, response);
    const csrf = await sessionOf(response).csrfToken();
    const { title } = credentials[language].code;
    await sendCredentialPage(
      ...([context, request, response, { title, language, wrong: refused }] as const),
      <CodePage {...{ language, csrf, refused }} />,
    );
  }
}
