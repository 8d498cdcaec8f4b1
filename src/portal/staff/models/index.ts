import type { Express } from "express";
import type { PortalContext } from "../../context.ts";

/** The models, for analysts: look at them, change them with a second person's eyes, see how they run. */
export function setUpModels(_app: Express, _context: PortalContext): void {}
