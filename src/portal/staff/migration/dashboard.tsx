import type { Express } from "express";
import { migrationStaff } from "../../../texts/migration-staff.ts";
import type { PortalContext } from "../../context.ts";
import { SUPPORT_ROLES } from "../areas.ts";
import { requireOneOf } from "../guard.ts";
import { DashboardPage } from "./pages/dashboard.tsx";
import { DASHBOARD_PATH } from "./paths.ts";
import { sendMigrationPage } from "./send.tsx";

/** `/equipe/migracao`: how far the migration has come. */
export function setUpMigrationDashboard(app: Express, context: PortalContext): void {
  app.get(DASHBOARD_PATH, async (_request, response) => {
    const { member } = await requireOneOf(context, response, SUPPORT_ROLES);
    const overview = await context.store.legacy.overview();
    await sendMigrationPage(
      context,
      response,
      member,
      { part: "dashboard", title: migrationStaff.dashboard.title },
      <DashboardPage overview={overview} mayImport={member.roles.includes("administrator")} />,
    );
  });
}
