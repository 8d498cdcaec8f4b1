import { elementTemplates as texts } from "../texts/element-templates.ts";
import type { ElementTemplate, TemplateProperty } from "./types.ts";

/** By this schema Camunda Modeler reads them. */
const SCHEMA = "https://unpkg.com/@camunda/element-templates-json-schema@0.22.1/resources/schema.json";

/** What all templates have in common: an id of ours and a drawer in which they are found. */
export function template(
  id: string,
  drawer: keyof typeof texts.category,
  parts: Omit<ElementTemplate, "$schema" | "id" | "category">,
): ElementTemplate {
  return { $schema: SCHEMA, id: `br.gov.inmetro.sgci.${id}`, category: { id: drawer, name: texts.category[drawer] }, ...parts };
}

/** A property of the element that is always the same. */
export function fixed(name: string, value: string): TemplateProperty {
  return { type: "Hidden", value, binding: { type: "property", name } };
}
