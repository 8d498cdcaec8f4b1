import { type Expression, parseExpression } from "../../expression/index.ts";
import type { CallMapping } from "../elements.ts";
import { extensions, flag, type ModdleElement, text } from "../moddle.ts";
import type { SourceElement } from "../source.ts";
import { expression, place, type Reader } from "./reader.ts";

/** camunda:in or camunda:out of an activity or event definition (`holder`), and the business key among them. */
export function readMappings(
  reader: Reader,
  element: ModdleElement,
  holder: ModdleElement,
  type: "camunda:In" | "camunda:Out",
): { mappings: CallMapping[]; businessKey: Expression | null } {
  const entries = extensions(holder, type);
  const businessKey = entries.map((entry) => text(entry, "businessKey")).find((key) => key !== undefined);
  return {
    mappings: entries
      .filter((entry) => type === "camunda:Out" || text(entry, "businessKey") === undefined)
      .map((entry) => readCallMapping(reader, element, holder, entry)),
    businessKey: businessKey === undefined ? null : parseExpression(businessKey),
  };
}

/** camunda:in or camunda:out without business key. */
function readCallMapping(reader: Reader, element: ModdleElement, holder: ModdleElement, entry: ModdleElement): CallMapping {
  const report = (message: string): void => {
    reader.problems.error(message, placeOfMapping(reader, holder, entry), element.id ?? "");
  };
  const mapping: CallMapping = {
    target: text(entry, "target") ?? null,
    source: text(entry, "source") ?? null,
    sourceExpression: expression(entry, "sourceExpression"),
    all: text(entry, "variables") === "all",
    local: flag(entry, "local"),
  };
  if (mapping.all) return mapping;
  if (mapping.source === "") report("Empty attribute 'source' when passing variables");
  else if (mapping.source === null && mapping.sourceExpression === null) {
    report("Missing parameter 'source' or 'sourceExpression' when passing variables");
  }
  if (mapping.target === null) {
    report("Missing attribute 'target' when attribute 'source' or 'sourceExpression' is set");
  } else if (mapping.target === "") {
    report("Empty attribute 'target' when attribute 'source' or 'sourceExpression' is set");
  }
  return mapping;
}

/** Where a camunda:in or camunda:out stands: they have no ids, so by their order. */
function placeOfMapping(reader: Reader, holder: ModdleElement, entry: ModdleElement): SourceElement | null {
  const index = extensions(holder, entry.$type).indexOf(entry);
  const list = place(reader, holder)?.children.find((child) => child.name === "extensionElements");
  const tag = entry.$type === "camunda:In" ? "in" : "out";
  return list?.children.filter((child) => child.name === tag)[index] ?? null;
}
