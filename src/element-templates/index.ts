import { join } from "node:path";
import type { LintContext } from "../lint/context.ts";
import { partTemplates } from "./parts.ts";
import { topicTemplates } from "./topics.ts";
import type { ElementTemplate } from "./types.ts";

export type { ElementTemplate, TemplateProperty } from "./types.ts";

/**
 * The parts that analysts draw with, in Camunda Modeler and in the browser: one for each topic of the workers, generated
 * from its contract, and those that every model needs.
 * @param teams names of the teams by group
 */
export function elementTemplates(context: LintContext, teams: Record<string, string>): ElementTemplate[] {
  return [...partTemplates(context, teams), ...topicTemplates(context.topics)];
}

/** Where Camunda Modeler looks for them when a model of this folder is opened. */
export function templatesFile(folder: string): string {
  return join(folder, ".camunda", "element-templates", "sgci.json");
}

/** The file as it has to be. */
export function templatesText(templates: ElementTemplate[]): string {
  return `${JSON.stringify(templates, null, 2)}\n`;
}
