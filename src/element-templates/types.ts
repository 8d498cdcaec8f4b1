/** An element template of Camunda Modeler, as far as ours need it (schema 0.22). */
export interface ElementTemplate {
  $schema: string;
  id: string;
  name: string;
  description: string;
  category: { id: string; name: string };
  appliesTo: string[];
  properties: TemplateProperty[];
}

export interface TemplateProperty {
  type: "Hidden" | "String" | "Text" | "Dropdown";
  binding: { type: string; name?: string; source?: string; target?: string; expression?: boolean };
  label?: string;
  description?: string;
  value?: string;
  optional?: boolean;
  choices?: { name: string; value: string }[];
  constraints?: { notEmpty?: boolean };
}
