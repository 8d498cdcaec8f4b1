import type { Express } from "express";
import { migration } from "../../texts/migration.ts";
import type { PortalContext } from "../context.ts";
import { DeadlineBanner } from "../deadline/banner.tsx";
import { deadlineOf } from "../deadline/standing.ts";
import { readState } from "../journey/state.ts";
import { sendPage } from "../layout/page.tsx";
import { fieldOf } from "../middleware/parsing.ts";
import { type BrowserSession, sessionOf } from "../middleware/sessions.ts";
import { PortalProblem } from "../problem.ts";
import { requireAccount } from "../routes/guard.ts";
import { beginMigrations } from "./begin.ts";
import { provenIn } from "./claims.ts";
import { OverviewPage } from "./pages/overview.tsx";
import { RegisterFirstPage } from "./pages/register-first.tsx";
import { MIGRATIONS_PATH } from "./paths.ts";
import { waitingLogins } from "./waiting.ts";

/** `/migracao`: everything that a person has migrated, and what waits. */
export function setUpMigrationOverview(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(MIGRATIONS_PATH, async (_request, response) => {
    const account = await requireAccount(context, response);
    const session = sessionOf(response);
    const csrf = await session.csrfToken();
    const [waiting, migrations, proven, deadline] = await Promise.all([
      waitingLogins(context, account.id),
      store.legacy.migrationsOf(account.id),
      provenIn(context, session),
      deadlineOf(context, account),
    ]);
    if (account.confirmedAt === null && waiting.some(({ kind }) => kind === "begin")) {
      const title = migration.register.title;
      const resumable = await isUnderWay(context, session);
      return sendPage(context, response, { title }, <RegisterFirstPage csrf={csrf} resumable={resumable} />);
    }
    await sendPage(
      context,
      response,
      { title: migration.overview.title },
      <>
        <DeadlineBanner standing={deadline} here />
        <OverviewPage {...{ waiting, migrations, proven, csrf }} />
      </>,
    );
  });

  app.post(`${MIGRATIONS_PATH}/comecar`, async (request, response) => {
    const account = await requireAccount(context, response);
    const legacyAccountId = fieldOf(request.body, "legado");
    const waiting = await waitingLogins(context, account.id);
    const proven = waiting.some((one) => one.kind !== "sameCpf" && one.legacyAccountId === legacyAccountId);
    if (!proven) throw new PortalProblem("badRequest", 400);
    response.redirect(303, await beginMigrations(context, sessionOf(response), account, [legacyAccountId]));
  });
}

async function isUnderWay(context: PortalContext, { journeyId }: BrowserSession): Promise<boolean> {
  if (journeyId === null) return false;
  const { kind } = await readState(context, journeyId);
  return kind !== "none" && kind !== "ended";
}
