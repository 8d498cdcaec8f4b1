import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { setUpConsents } from "./consents.tsx";
import { setUpOwnData } from "./own-data.tsx";
import { setUpOwnSessions } from "./sessions.tsx";

/** "Configurações Pessoais" beside the address for alerts. */
export function setUpOwnSettings(app: Express, context: PortalContext): void {
  setUpOwnSessions(app, context);
  setUpConsents(app, context);
  setUpOwnData(app, context);
}
