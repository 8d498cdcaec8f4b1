import type { Express } from "express";
import { abroad } from "../../texts/abroad/index.ts";
import { actingCompany } from "../company/acting.ts";
import type { PortalContext } from "../context.ts";
import { DeadlineBanner } from "../deadline/banner.tsx";
import { deadlineOf } from "../deadline/standing.ts";
import { languageFor } from "../language.ts";
import { sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { MigrationBanner, migrationWaiting } from "../migration/banner.tsx";
import { HomePage } from "../pages/home.tsx";
import { requireAccount } from "./guard.ts";

/** The SGCI home (step 8 of the guide). */
export function setUpHome(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get("/inicio", async (request, response) => {
    const account = await requireAccount(context, response);
    const session = sessionOf(response);
    const [bonds, acting, waiting, deadline, moved] = await Promise.all([
      store.companies.bondsOf(account.id),
      actingCompany(context, request, response),
      migrationWaiting(context, session, account),
      deadlineOf(context, account),
      store.legacy.movedTo(account.id, { limit: 1 }),
    ]);
    const csrf = await session.csrfToken();
    const choice = await languageFor(account, request, response);
    const { language } = choice;
    await sendPage(
      context,
      response,
      { title: abroad[language].home.title, ...choice },
      <>
        <DeadlineBanner standing={deadline} />
        <MigrationBanner waiting={waiting} />
        <HomePage
          {...{ account, bonds, acting, csrf, language }}
          moved={moved.length > 0}
          chosenId={session.data?.companyId ?? null}
        />
      </>,
    );
  });
}
