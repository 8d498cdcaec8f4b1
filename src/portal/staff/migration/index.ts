import type { Express } from "express";
import type { PortalContext } from "../../context.ts";
import { setUpConflicts } from "./conflicts.tsx";
import { setUpMigrationDashboard } from "./dashboard.tsx";
import { setUpImports } from "./imports.tsx";
import { setUpStaffMigration } from "./migration.tsx";
import { setUpLoginSearch } from "./search.tsx";

/** The migration of old logins, for the staff who help and decide. */
export function setUpMigrationOfStaff(app: Express, context: PortalContext): void {
  setUpMigrationDashboard(app, context);
  setUpLoginSearch(app, context);
  setUpConflicts(app, context);
  setUpImports(app, context);
  setUpStaffMigration(app, context);
}
