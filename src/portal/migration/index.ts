import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { setUpOldDoor } from "./door.tsx";
import { setUpMigrationPage } from "./migration.tsx";
import { setUpMoved } from "./moved.tsx";
import { setUpNormalisation } from "./normalisation.tsx";
import { setUpMigrationOverview } from "./overview.tsx";
import { setUpReceipt } from "./receipt.tsx";

/** From an old Orquestra login to an account of Gov.br. */
export function setUpMigration(app: Express, context: PortalContext): void {
  setUpOldDoor(app, context);
  setUpNormalisation(app, context);
  setUpMigrationOverview(app, context);
  // Before the page of one migration, whose address would take these as well.
  setUpMoved(app, context);
  setUpReceipt(app, context);
  setUpMigrationPage(app, context);
}
