import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { refusalOfLogin } from "../govbr-failure.ts";
import { accountOf } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { setUpOperator } from "../operator/index.ts";
import { PortalProblem } from "../problem.ts";
import { refuseLogin } from "../routes/refusal-page.tsx";
import { setUpTeam } from "../team/index.ts";
import { setUpAudit } from "./audit/index.tsx";
import { setUpStaffCredentials } from "./credentials/index.tsx";
import { setUpDeadline } from "./deadline/index.tsx";
import { requireStaff } from "./guard.ts";
import { setUpStaffHome } from "./home.tsx";
import { opensStaffArea } from "./level.ts";
import { pageAfterLogin, prepareStaffLogin, STAFF_DOOR, STAFF_PATH, staffDoor } from "./login.ts";
import { setUpLookup } from "./lookup/index.tsx";
import { setUpMessages } from "./messages/index.tsx";
import { setUpMigrationOfStaff } from "./migration/index.ts";
import { setUpModels } from "./models/index.ts";
import { setUpRoles } from "./roles.tsx";

/**
 * The staff area. Its door leads straight to Gov.br; everything behind it is for people with a role, so that whoever has
 * none learns nothing about it, not even which addresses there are.
 */
export function setUpStaff(app: Express, context: PortalContext): void {
  app.get(STAFF_DOOR, async (request, response) => {
    const session = sessionOf(response);
    const next = pageAfterLogin(request.query.destino);
    try {
      const attempt = await prepareStaffLogin(context, session, next);
      response.redirect(302, (await context.govbr.authorizationUrl(attempt)).href);
    } catch (error) {
      const code = refusalOfLogin(error);
      if (code === null) throw error;
      await refuseLogin(context, response, code, { cause: "unavailable" }, staffDoor(next));
    }
  });

  app.use(STAFF_PATH, async (request, response, next) => {
    if ((await accountOf(context, response)) === null) {
      if (request.method !== "GET") throw new PortalProblem("signInNeeded", 403);
      response.redirect(303, staffDoor(pageAfterLogin(request.originalUrl)));
      return;
    }
    const { account } = await requireStaff(context, response);
    if (!opensStaffArea(account.level)) {
      // Signed in as a visitor: there every level is enough.
      const details = { accountId: account.id, level: account.level };
      await refuseLogin(context, response, "staff-level-too-low", details, staffDoor(pageAfterLogin(request.originalUrl)));
      return;
    }
    next();
  });
  setUpStaffHome(app, context);
  setUpRoles(app, context);
  setUpStaffCredentials(app, context);
  setUpDeadline(app, context);
  setUpMessages(app, context);
  setUpAudit(app, context);
  setUpLookup(app, context);
  setUpMigrationOfStaff(app, context);
  setUpModels(app, context);
  setUpTeam(app, context);
  setUpOperator(app, context);
}
