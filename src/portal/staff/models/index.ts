import type { Express } from "express";
import type { PortalContext } from "../../context.ts";
import { setUpEditors } from "./editor/routes.tsx";
import { setUpInstancesOfModels } from "./instances/index.tsx";

/** The models, for analysts: look at them, change them with a second person's eyes, see how they run. */
export function setUpModels(app: Express, context: PortalContext): void {
  setUpInstancesOfModels(app, context);
  setUpEditors(app, context);
}
