import type { AssetCatalogue } from "./assets/catalogue.ts";
import type { FormEngine } from "./forms/engine.ts";
import type { ProcessModels } from "./journey/models.ts";
import type { PortalOptions } from "./options.ts";

/** What every route of the portal may use. */
export interface PortalContext extends PortalOptions {
  assets: AssetCatalogue;
  forms: FormEngine;
  models: ProcessModels;
}
