import type { Express, Response } from "express";
import { StoreError } from "../../store/errors.ts";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { fieldOf } from "../middleware/parsing.ts";
import { createLimit } from "../middleware/rate-limits.ts";
import { sessionOf } from "../middleware/sessions.ts";
import { ConfirmEmailPage } from "../pages/confirm-email.tsx";
import { EndNotice } from "../pages/end-notice.tsx";
import { SettingsPage } from "../pages/settings.tsx";
import { requireAccount } from "./guard.ts";

/** How many messages a person may have sent to unconfirmed addresses in an hour: they may be strangers'. */
const CONFIRMATIONS = 5;

/** "Configurações Pessoais": where alerts go. Another address counts once its owner has followed the mailed link. */
export function setUpSettings(app: Express, context: PortalContext): void {
  const { store } = context;
  const confirmations = createLimit(CONFIRMATIONS, 3_600);

  app.get("/configuracoes", async (_request, response) => {
    await sendSettings(context, response, null);
  });

  app.post("/configuracoes", async (request, response) => {
    const account = await requireAccount(context, response);
    const email = fieldOf(request.body, "email").trim();
    await confirmations.consume(account.id);
    try {
      const after = await store.accounts.setAlertEmail(account.id, email);
      if (after.pendingAlertEmail === null) await confirmations.reward(account.id);
      const { updated, toConfirm } = portal.settings;
      await sessionOf(response).update({
        notice: after.pendingAlertEmail === null ? { kind: "success", text: updated } : { kind: "info", text: toConfirm },
      });
    } catch (error) {
      if (!(error instanceof StoreError && error.code === "email-invalid")) throw error;
      await confirmations.reward(account.id);
      await sendSettings(context, response, email);
      return;
    }
    response.redirect(303, "/configuracoes");
  });

  // The link in the message. Opening it only asks: programs that scan mail open links too.
  app.get("/email/confirmar", async (request, response) => {
    const token = typeof request.query.codigo === "string" ? request.query.codigo : "";
    const csrf = await sessionOf(response).csrfToken();
    await sendPage(context, response, { title: portal.settings.confirmTitle }, <ConfirmEmailPage token={token} csrf={csrf} />);
  });

  app.post("/email/confirmar", async (request, response) => {
    const { confirmTitle, confirmDone, linkUnknown } = portal.settings;
    try {
      await store.accounts.confirmAlertEmail(fieldOf(request.body, "codigo"));
      await sendPage(context, response, { title: confirmTitle }, <EndNotice title={confirmTitle} text={confirmDone} />);
    } catch (error) {
      if (!(error instanceof StoreError && error.code.startsWith("ticket-"))) throw error;
      await sendPage(
        context,
        response,
        { title: confirmTitle, status: 410 },
        <EndNotice title={confirmTitle} text={linkUnknown} />,
      );
    }
  });
}

/** @param rejected what was typed and refused */
async function sendSettings(context: PortalContext, response: Response, rejected: string | null): Promise<void> {
  const account = await requireAccount(context, response);
  await sendPage(
    context,
    response,
    {
      title: rejected === null ? portal.settings.title : portal.journey.errorTitle(portal.settings.title),
      status: rejected === null ? 200 : 422,
    },
    <SettingsPage account={account} rejected={rejected} csrf={await sessionOf(response).csrfToken()} />,
  );
}
