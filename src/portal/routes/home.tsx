import type { Express } from "express";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { HomePage } from "../pages/home.tsx";
import { MembersPage } from "../pages/members.tsx";
import { ProcessesPage } from "../pages/processes.tsx";
import { requireAccount } from "./guard.ts";

/** The SGCI home (step 8 of the guide) and the pages its options lead to. */
export function setUpHome(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get("/inicio", async (_request, response) => {
    const account = await requireAccount(context, response);
    const bonds = await store.companies.bondsOf(account.id);
    const csrf = await sessionOf(response).csrfToken();
    await sendPage(context, response, { title: portal.home.title }, <HomePage account={account} bonds={bonds} csrf={csrf} />);
  });

  app.get("/processos", async (_request, response) => {
    const account = await requireAccount(context, response);
    const bonds = await store.companies.bondsOf(account.id);
    await sendPage(
      context,
      response,
      { title: portal.processes.title },
      <ProcessesPage bonds={bonds} legacyUrl={context.legacyUrl} />,
    );
  });

  app.get("/membros", async (_request, response) => {
    const account = await requireAccount(context, response);
    const bonds = await store.companies.bondsOf(account.id);
    await sendPage(context, response, { title: portal.members.title }, <MembersPage bonds={bonds} />);
  });
}
