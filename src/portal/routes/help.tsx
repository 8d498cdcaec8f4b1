import type { Express } from "express";
import { help } from "../../texts/portal-help.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { HelpPage } from "../pages/help.tsx";

/** `/ajuda`. */
export function setUpHelp(app: Express, context: PortalContext): void {
  app.get("/ajuda", async (_request, response) => {
    await sendPage(context, response, { title: help.title }, <HelpPage />);
  });
}
