import { type Expression, parseExpression } from "../../expression/index.ts";
import type { FlowNode } from "../elements.ts";
import { extensions, type ModdleElement, text } from "../moddle.ts";
import type { Problems } from "../problems.ts";
import type { Source, SourceElement } from "../source.ts";

/** An `<error>` of the file. */
export interface ErrorDefinition {
  id: string;
  errorCode: string | null;
  message: Expression | null;
}

/** What all readers of one file share. */
export interface Reader {
  problems: Problems;
  source: Source;
  messages: ReadonlyMap<string, { name: string | null }>;
  errors: ReadonlyMap<string, ErrorDefinition>;
  /** Names of signals, by id. */
  signals: ReadonlyMap<string, string>;
  /** Codes of escalations, by id; null where there is none. */
  escalations: ReadonlyMap<string, string | null>;
  /** Flow nodes of the process being read, by id. */
  nodes: Map<string, FlowNode>;
  /** Link catch events of the process being read, by link name. */
  linkTargets: Map<string, string>;
  /** Link throw events, by id: name of the link. */
  linkSources: Map<string, string>;
}

/** Where an element stands: by its id, else its parent's child of that tag. */
export function place(reader: Reader, element: ModdleElement): SourceElement | null {
  if (element.id) return reader.source.byId.get(element.id) ?? null;
  const parent = element.$parent ? place(reader, element.$parent) : null;
  const tag = element.$type.slice(element.$type.indexOf(":") + 1).toLowerCase();
  const extensions = parent?.children.find((child) => child.name === "extensionElements")?.children ?? [];
  return [...(parent?.children ?? []), ...extensions].find((child) => child.name.toLowerCase() === tag) ?? parent;
}

/** Where one of several extension elements of a type stands: they may have no ids, so by their order. */
export function placeOfExtension(reader: Reader, owner: ModdleElement, extension: ModdleElement): SourceElement | null {
  const index = extensions(owner, extension.$type).indexOf(extension);
  const tag = extension.$type.slice(extension.$type.indexOf(":") + 1).toLowerCase();
  const holder = place(reader, owner)?.children.find((child) => child.name === "extensionElements");
  return holder?.children.filter((child) => child.name.toLowerCase() === tag)[index] ?? place(reader, owner);
}

/** The expression in an attribute or text; null when it is absent. Throws ExpressionSyntaxError. */
export function expression(element: ModdleElement, property: string): Expression | null {
  const written = text(element, property);
  return written === undefined ? null : parseExpression(written);
}

/** A priority: a constant must be a number, an expression is evaluated later. */
export function priority(reader: Reader, element: ModdleElement, attribute: "jobPriority" | "taskPriority"): Expression | null {
  const found = expression(element, `camunda:${attribute}`);
  if (found?.isLiteral && !/^[+-]?\d+$/.test(found.text)) {
    reader.problems.error(`Value '${found.text}' for attribute '${attribute}' is not a valid number`, place(reader, element));
  }
  return found;
}

/** The expressions of a list written with commas; a comma inside `${}` does not separate. */
export function expressionList(element: ModdleElement, property: string): Expression[] {
  const written = text(element, property);
  if (written === undefined) return [];
  return splitList(written).map((part) => parseExpression(part));
}

function splitList(written: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let inside = false;
  for (let i = 0; i < written.length; i++) {
    if (written[i] === "{" && (written[i - 1] === "$" || written[i - 1] === "#")) inside = true;
    else if (written[i] === "}") inside = false;
    else if (written[i] === "," && !inside) {
      parts.push(written.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(written.slice(start));
  return parts.map((part) => part.trim());
}
