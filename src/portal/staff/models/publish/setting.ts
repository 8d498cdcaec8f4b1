import type { PublishSetting } from "../../../../models/publish.ts";
import type { PortalContext } from "../../../context.ts";

/** What putting models live stands on, as the portal has it. */
export function publishSetting({ engine, store, clock, log, modelling }: PortalContext): PublishSetting {
  return { engine, store, clock, log, folder: modelling.folder, topics: modelling.topics };
}
