import { EngineUnavailable } from "../../../../camunda/errors.ts";
import { elementTemplates } from "../../../../element-templates/index.ts";
import { rules } from "../../../../lint/all-rules.ts";
import { contextOf } from "../../../../lint/context-of.ts";
import { readServices } from "../../../../lint/folder.ts";
import { overlay } from "../../../../models/check.ts";
import type { ModelFile } from "../../../../models/file.ts";
import { readModelFiles } from "../../../../models/folder.ts";
import { readLiveFiles } from "../../../../models/live.ts";
import type { ModelChange } from "../../../../store/types.ts";
import { teams } from "../../../../texts/teams.ts";
import type { PortalContext } from "../../../context.ts";
import { rulePath } from "../paths.ts";
import type { EditorNeeds } from "./client/page-data.ts";

/**
 * What an editor needs besides the file: everything that is live with the change in its place, for the rules; and our parts.
 * While the engine does not answer, one goes on drawing: beside what came with the product.
 */
export async function editorNeeds(context: PortalContext, { files }: ModelChange): Promise<Omit<EditorNeeds, "csrf">> {
  const { folder, topics } = context.modelling;
  const [live, services] = await Promise.all([liveFiles(context), readServices(folder)]);
  const lint = await contextOf(overlay(live ?? (await readModelFiles(folder)), files), topics, services);
  const named = [...Object.keys(rules), "engine-refusal"];
  return {
    lint,
    withoutEngine: live === null,
    templates: elementTemplates(lint, teams),
    rulePages: Object.fromEntries(named.map((rule) => [rule, rulePath(rule)])),
  };
}

async function liveFiles({ engine, store, modelling, log }: PortalContext): Promise<ModelFile[] | null> {
  try {
    return await readLiveFiles({ engine, store, folder: modelling.folder });
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    log.warn({ err: error }, "a model is edited without what is live");
    return null;
  }
}
