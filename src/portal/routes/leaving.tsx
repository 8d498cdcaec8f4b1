import type { Express } from "express";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { type BrowserData, sessionOf } from "../middleware/sessions.ts";
import { LeavePage, LeftPage } from "../pages/leave.tsx";

/**
 * `/sair`: a link, because what follows is Gov.br. Our session ends first, then Gov.br's, and only for those who came from
 * there. A foreign page that leads here gets a question instead.
 */
export function setUpLeaving(app: Express, context: PortalContext): void {
  app.get("/sair", async (request, response) => {
    const site = request.get("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none") {
      await sendPage(context, response, { title: portal.leave.confirmTitle }, <LeavePage />);
      return;
    }
    const session = sessionOf(response);
    const throughGovbr = (session.data as BrowserData | null)?.throughGovbr === true;
    await session.destroy();
    response.redirect(303, throughGovbr ? context.govbr.logoutUrl().href : "/sessao-encerrada");
  });

  app.get("/sessao-encerrada", async (_request, response) => {
    await sendPage(context, response, { title: portal.leave.endedTitle }, <LeftPage />);
  });
}
