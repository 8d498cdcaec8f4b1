import type { Express } from "express";
import { setUpProof } from "../company/proof.tsx";
import { setUpRegistration } from "../company/registration.tsx";
import { setUpCompanySwitch } from "../company/switch.ts";
import type { PortalContext } from "../context.ts";
import { setUpAsking } from "./ask.ts";
import { setUpDocuments } from "./documents.tsx";
import { setUpServiceList } from "./list.tsx";
import { setUpMonitoring } from "./monitoring.tsx";
import { setUpProcess } from "./process.tsx";
import { setUpPublicServices } from "./public.tsx";
import { setUpStart } from "./start.tsx";

/** Services and processes, for those who may act for a company. */
export function setUpServices(app: Express, context: PortalContext): void {
  setUpCompanySwitch(app, context);
  setUpRegistration(app, context);
  setUpProof(app, context);
  setUpServiceList(app, context);
  setUpStart(app, context);
  setUpAsking(app, context);
  setUpProcess(app, context);
  setUpDocuments(app, context);
  setUpMonitoring(app, context);
  setUpPublicServices(app, context);
}
