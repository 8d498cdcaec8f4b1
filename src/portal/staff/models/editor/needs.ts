import { elementTemplates } from "../../../../element-templates/index.ts";
import { rules } from "../../../../lint/all-rules.ts";
import { contextOf } from "../../../../lint/context-of.ts";
import { readServices } from "../../../../lint/folder.ts";
import { overlay } from "../../../../models/check.ts";
import { readLiveFiles } from "../../../../models/live.ts";
import type { ModelChange } from "../../../../store/types.ts";
import { teams } from "../../../../texts/teams.ts";
import type { PortalContext } from "../../../context.ts";
import { rulePath } from "../paths.ts";
import type { EditorNeeds } from "./client/page-data.ts";

/** What an editor needs besides the file: everything that is live with the change in its place, for the rules; and our parts. */
export async function editorNeeds(
  { engine, store, modelling }: PortalContext,
  { files }: ModelChange,
): Promise<Omit<EditorNeeds, "csrf">> {
  const { folder, topics } = modelling;
  const [live, services] = await Promise.all([readLiveFiles({ engine, store, folder }), readServices(folder)]);
  const lint = await contextOf(overlay(live, files), topics, services);
  const named = [...Object.keys(rules), "engine-refusal"];
  return {
    lint,
    templates: elementTemplates(lint, teams),
    rulePages: Object.fromEntries(named.map((rule) => [rule, rulePath(rule)])),
  };
}
