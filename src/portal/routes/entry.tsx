import type { Express } from "express";
import { portal } from "../../texts/portal.ts";
import type { PortalContext } from "../context.ts";
import { DeadlineBanner, DeadlineNotice } from "../deadline/banner.tsx";
import { deadlineOf, deadlineStanding } from "../deadline/standing.ts";
import { beginJourney } from "../journey/begin.ts";
import { readState } from "../journey/state.ts";
import { accountOf, sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { EntryPage } from "../pages/entry.tsx";

/** `/` and the start of a journey. */
export function setUpEntry(app: Express, context: PortalContext): void {
  app.get("/", async (_request, response) => {
    const session = sessionOf(response);
    const account = await accountOf(context, response);
    context.forms.warm();
    const migrates = await context.store.legacy.any();
    const own = account === null ? null : await deadlineOf(context, account);
    await sendPage(
      context,
      response,
      { title: portal.entry.title },
      <>
        {own !== null ? (
          <DeadlineBanner standing={own} />
        ) : (
          migrates && <DeadlineNotice standing={await deadlineStanding(context)} />
        )}
        <EntryPage
          csrf={await session.csrfToken()}
          legacyUrl={context.legacyUrl}
          migrates={migrates}
          resumable={await isUnderWay(context, session.journeyId)}
          person={account === null ? null : { name: account.displayName, registered: account.confirmedAt !== null }}
        />
      </>,
    );
  });

  app.post("/comecar", async (_request, response) => {
    await beginJourney(context, sessionOf(response));
    response.redirect(303, "/jornada");
  });
}

/** The entry page must open even when the engine is down: then it offers what it can. */
async function isUnderWay(context: PortalContext, journeyId: string | null): Promise<boolean> {
  if (journeyId === null) return false;
  try {
    const { kind } = await readState(context, journeyId);
    return kind !== "none" && kind !== "ended";
  } catch (error) {
    context.log.warn({ err: error }, "journey state unknown on the entry page");
    return true;
  }
}
