import type { Express, Response } from "express";
import { StoreError } from "../../store/errors.ts";
import { settings } from "../../texts/settings.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { fieldOf } from "../middleware/parsing.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { EndNotice } from "../pages/end-notice.tsx";
import { requireAccount } from "../routes/guard.ts";
import { ConsentsPage, consentsInForce, RevokePage } from "./consents-page.tsx";
import { SETTINGS_PATHS } from "./paths.ts";

/** `/configuracoes/consentimentos`: consents given, and taking them back. */
export function setUpConsents(app: Express, context: PortalContext): void {
  const { store } = context;
  const texts = settings.consents;
  const path = SETTINGS_PATHS.consents;
  const sayGone = async (response: Response) => {
    await sessionOf(response).update({ notice: { kind: "info", text: texts.gone } });
    response.redirect(303, path);
  };

  app.get(path, async (_request, response) => {
    const { id } = await requireAccount(context, response);
    const consents = await store.consents.ofAccount(id);
    await sendPage(context, response, { title: texts.title }, <ConsentsPage consents={consents} />);
  });

  app.get(`${path}/revogar`, async (request, response) => {
    const { id } = await requireAccount(context, response);
    const consents = consentsInForce(await store.consents.ofAccount(id));
    const consent = consents.find(({ purpose }) => purpose === request.query.finalidade);
    if (consent === undefined) return sayGone(response);
    const csrf = await sessionOf(response).csrfToken();
    await sendPage(context, response, { title: texts.revokeTitle }, <RevokePage consent={consent} csrf={csrf} />);
  });

  app.post(`${path}/revogar`, async (request, response) => {
    const { id: accountId } = await requireAccount(context, response);
    const purpose = fieldOf(request.body, "finalidade");
    const from = { ip: request.ip ?? null, userAgent: request.get("user-agent") ?? null };
    try {
      await store.consents.withdraw({ accountId, purpose, ...from });
    } catch (error) {
      if (error instanceof StoreError && error.code === "consent-unknown") return sayGone(response);
      throw error;
    }
    await sessionOf(response).destroy();
    await sendPage(context, response, { title: texts.doneTitle }, <EndNotice title={texts.doneTitle} text={texts.done} />);
  });
}
