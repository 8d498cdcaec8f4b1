import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { setUpCredentials } from "../credentials/index.ts";
import { setUpDelegation } from "../delegation/index.ts";
import { setUpExplanation } from "../explanation/index.tsx";
import { setUpForeign } from "../foreign/index.ts";
import { setUpMigration } from "../migration/index.ts";
import { setUpNotices } from "../notices/index.tsx";
import { setUpServices } from "../services/index.ts";
import { setUpOwnSettings } from "../settings/index.ts";
import { setUpStaff } from "../staff/index.ts";
import { setUpCertificate } from "./certificate.tsx";
import { setUpEntry } from "./entry.tsx";
import { setUpGovbr } from "./govbr.ts";
import { setUpHelp } from "./help.tsx";
import { setUpHome } from "./home.tsx";
import { setUpJourney } from "./journey.tsx";
import { setUpLeaving } from "./leaving.tsx";
import { setUpSession } from "./session.ts";
import { setUpSettings } from "./settings.tsx";
import { setUpTasks } from "./tasks.tsx";

/** Every page of the portal. */
export function setUpRoutes(app: Express, context: PortalContext): void {
  setUpEntry(app, context);
  setUpJourney(app, context);
  setUpTasks(app, context);
  setUpGovbr(app, context);
  setUpCertificate(app, context);
  setUpCredentials(app, context);
  setUpHome(app, context);
  setUpMigration(app, context);
  setUpServices(app, context);
  setUpDelegation(app, context);
  setUpSettings(app, context);
  setUpOwnSettings(app, context);
  setUpSession(app, context);
  setUpNotices(app, context);
  setUpHelp(app, context);
  setUpExplanation(app, context);
  setUpLeaving(app, context);
  setUpForeign(app, context);
  setUpStaff(app, context);
}
