import type { Express, Response } from "express";
import { settings } from "../../texts/settings.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { fieldOf } from "../middleware/parsing.ts";
import { type Notice, sessionOf } from "../middleware/sessions.ts";
import { requireAccount } from "../routes/guard.ts";
import { SETTINGS_PATHS } from "./paths.ts";
import { SessionsPage } from "./sessions-page.tsx";

/** `/configuracoes/sessoes`: where the person is signed in, and signing out there. */
export function setUpOwnSessions(app: Express, context: PortalContext): void {
  const { store } = context;
  const texts = settings.sessions;
  const path = SETTINGS_PATHS.sessions;
  const leave = async (response: Response, kind: Notice["kind"], text: string) => {
    await sessionOf(response).update({ notice: { kind, text } });
    response.redirect(303, path);
  };

  app.get(path, async (_request, response) => {
    const { id: accountId } = await requireAccount(context, response);
    const session = sessionOf(response);
    const sessions = await store.sessions.listOf({ accountId, token: session.token });
    const csrf = await session.csrfToken();
    await sendPage(context, response, { title: texts.title }, <SessionsPage sessions={sessions} csrf={csrf} />);
  });

  app.post(`${path}/encerrar`, async (request, response) => {
    const { id: accountId } = await requireAccount(context, response);
    const id = fieldOf(request.body, "sessao");
    const ended = await store.sessions.end({ accountId, id, origin: request.ip ?? null });
    await leave(response, ended ? "success" : "info", ended ? texts.ended : texts.gone);
  });

  app.post(`${path}/encerrar-outras`, async (request, response) => {
    const { id: accountId } = await requireAccount(context, response);
    const { token } = sessionOf(response);
    const count = token === null ? 0 : await store.sessions.endOthers({ accountId, token, origin: request.ip ?? null });
    await leave(response, "success", count === 0 ? texts.onlyThis : texts.othersEnded(count));
  });
}
