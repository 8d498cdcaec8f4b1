import type { Express, Request, Response } from "express";
import type { CredentialLink } from "../../../store/types.ts";
import { credentials } from "../../../texts/credentials/index.ts";
import type { PortalContext } from "../../context.ts";
import { languageOf } from "../../language.ts";
import { fieldOf } from "../../middleware/parsing.ts";
import { networkOf } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { recordConsent } from "../consent.ts";
import { type Errors, errorsOfPassword, FIELDS } from "../errors.ts";
import type { CredentialLimits } from "../limits.ts";
import { withLink } from "../link-problem.tsx";
import { ActivationPage } from "../pages/activation.tsx";
import { ACTIVATION_PATH, SECOND_FACTOR_PATH } from "../paths.ts";
import { sendCredentialPage } from "../send.tsx";
import { beginStep } from "../step.ts";

/** `/ativar`: the link of an invitation. Opening it only asks: programs that scan mail open links too. */
export function setUpActivation(app: Express, context: PortalContext, limits: CredentialLimits): void {
  const { store } = context;

  app.get(`${ACTIVATION_PATH}/:token`, (request, response) =>
    withLink(context, request, response, async () => {
      const link = await store.credentials.readLink(request.params.token, "activation");
      await send(request, response, link, {}, false);
    }),
  );

  app.post(`${ACTIVATION_PATH}/:token`, async (request, response) => {
    await limits.login.consume(networkOf(request.ip));
    await withLink(context, request, response, async () => {
      const { token } = request.params;
      const link = await store.credentials.readLink(token, "activation");
      const language = await languageOf(request, response, link.language);
      const texts = credentials[language];
      const agreed = fieldOf(request.body, FIELDS.consent) !== "";
      const errors = {
        ...errorsOfPassword(request.body, texts, [link.name, link.email]),
        ...(agreed ? {} : { [FIELDS.consent]: texts.errors.consent }),
      };
      if (Object.keys(errors).length > 0) return send(request, response, link, errors, agreed);
      const origin = request.ip ?? null;
      // Before the password, so that nobody has an access without having agreed.
      await recordConsent(context, request, { accountId: link.accountId, language, occasion: token });
      const { accountId } = await store.credentials.activate({ token, password: fieldOf(request.body, FIELDS.password), origin });
      await beginStep(context, sessionOf(response), "enrol", accountId);
      response.redirect(303, SECOND_FACTOR_PATH);
    });
  });

  async function send(request: Request, response: Response, link: CredentialLink, errors: Errors, agreed: boolean) {
    const language = await languageOf(request, response, link.language);
    const csrf = await sessionOf(response).csrfToken();
    const { title } = credentials[language].activation;
    await sendCredentialPage(
      ...([context, request, response, { title, language, wrong: Object.keys(errors).length > 0 }] as const),
      <ActivationPage {...{ language, csrf, link, errors, agreed }} action={request.path} />,
    );
  }
}
