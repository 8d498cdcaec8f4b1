import type { Express, Request, Response } from "express";
import { StoreError } from "../../../store/errors.ts";
import type { Account, Credential } from "../../../store/types.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import type { PortalContext } from "../../context.ts";
import { languageOf } from "../../language.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { networkOf } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { requireAccount } from "../../routes/guard.ts";
import { type Errors, errorsOfPassword, FIELDS } from "../errors.ts";
import type { CredentialLimits } from "../limits.ts";
import { withLink } from "../link-problem.tsx";
import { ConfirmEmailChangePage, OwnAccessPage, type OwnAccessProps } from "../pages/own.tsx";
import { RecoveryCodesPage } from "../pages/second-factor.tsx";
import { LOGIN_PATH, OWN_PATH } from "../paths.ts";
import { sendCredentialPage } from "../send.tsx";

const PASSWORD_OF_EMAIL = "senha-do-email";

/** `/acesso`: password, address and recovery codes, each only for whoever shows again who he is. */
export function setUpOwnAccess(app: Express, context: PortalContext, limits: CredentialLimits): void {
  const { store } = context;

  app.get(OWN_PATH, async (request, response) => {
    await send(request, response, await requireCredential(response), null);
  });

  app.post(`${OWN_PATH}/senha`, async (request, response) => {
    const own = await requireCredential(response);
    await limits.login.consume(networkOf(request.ip));
    const texts = credentials[await languageOf(request, response)];
    const errors = errorsOfPassword(request.body, texts, [own.account.displayName, own.credential.email]);
    const changed =
      Object.keys(errors).length === 0 &&
      (await store.credentials.changePassword({
        ...{ accountId: own.account.id, current: fieldOf(request.body, FIELDS.current) },
        ...{ next: fieldOf(request.body, FIELDS.password), keepSession: sessionOf(response).token ?? "" },
        origin: request.ip ?? null,
      }));
    if (!changed) {
      const wrong = Object.keys(errors).length > 0 ? errors : { [FIELDS.current]: texts.errors.currentWrong };
      return send(request, response, own, { form: "senha", errors: wrong });
    }
    await sessionOf(response).rotate({ notice: { kind: "success", text: texts.own.passwordChanged } });
    response.redirect(303, OWN_PATH);
  });

  app.post(`${OWN_PATH}/email`, async (request, response) => {
    const own = await requireCredential(response);
    await limits.login.consume(networkOf(request.ip));
    const texts = credentials[await languageOf(request, response)];
    const email = fieldOf(request.body, FIELDS.email).trim();
    const password = fieldOf(request.body, PASSWORD_OF_EMAIL);
    const refuse = (errors: Errors) => send(request, response, own, { form: "email", errors, email });
    try {
      const origin = request.ip ?? null;
      const asked = await store.credentials.requestEmailChange({ accountId: own.account.id, password, email, origin });
      if (!asked) return refuse({ [PASSWORD_OF_EMAIL]: texts.errors.currentWrong });
    } catch (error) {
      if (!(error instanceof StoreError && error.code === "email-invalid")) throw error;
      return refuse({ [FIELDS.email]: texts.errors.email });
    }
    await sessionOf(response).update({ notice: { kind: "info", text: texts.own.emailRequested } });
    response.redirect(303, OWN_PATH);
  });

  app.post(`${OWN_PATH}/codigos`, async (request, response) => {
    const own = await requireCredential(response);
    await limits.login.consume(networkOf(request.ip));
    const language = await languageOf(request, response);
    const texts = credentials[language];
    const code = fieldOf(request.body, FIELDS.code);
    const codes = await store.credentials.renewRecoveryCodes({ accountId: own.account.id, code, origin: request.ip ?? null });
    if (codes === null) return send(request, response, own, { form: "codigos", errors: { [FIELDS.code]: texts.errors.code } });
    await sendCredentialPage(
      ...([context, request, response, { title: texts.recoveryCodes.title, language, path: null }] as const),
      <RecoveryCodesPage language={language} codes={codes} href={OWN_PATH} />,
    );
  });

  app.get(`${OWN_PATH}/email/:token`, (request, response) =>
    withLink(context, request, response, async () => {
      const link = await store.credentials.readLink(request.params.token, "email");
      const language = await languageOf(request, response, link.language);
      const csrf = await sessionOf(response).csrfToken();
      await sendCredentialPage(
        ...([context, request, response, { title: credentials[language].own.confirmEmailTitle, language }] as const),
        <ConfirmEmailChangePage {...{ language, csrf, email: link.email }} action={request.path} />,
      );
    }),
  );

  app.post(`${OWN_PATH}/email/:token`, (request, response) =>
    withLink(context, request, response, async () => {
      await store.credentials.confirmEmailChange({ token: request.params.token, origin: request.ip ?? null });
      const session = sessionOf(response);
      const { own } = credentials[await languageOf(request, response)];
      await session.update({ notice: { kind: "success", text: own.emailChanged } });
      response.redirect(303, session.accountId === null ? LOGIN_PATH : OWN_PATH);
    }),
  );

  /** Who logs in through Gov.br has nothing to change here. */
  async function requireCredential(response: Response): Promise<{ account: Account; credential: Credential }> {
    const account = await requireAccount(context, response);
    const credential = await store.credentials.get(account.id);
    if (credential === null) throw new PortalProblem("notFound", 404);
    return { account, credential };
  }

  async function send(
    request: Request,
    response: Response,
    { credential }: { credential: Credential },
    sent: OwnAccessProps["sent"],
  ): Promise<void> {
    const language = await languageOf(request, response);
    const csrf = await sessionOf(response).csrfToken();
    const { title } = credentials[language].own;
    await sendCredentialPage(
      ...([context, request, response, { title, language, wrong: sent !== null, path: OWN_PATH }] as const),
      <OwnAccessPage {...{ language, csrf, credential, sent }} />,
    );
  }
}
