import { parseExpression } from "../../expression/index.ts";
import type { FormConstraint, FormData, FormField, FormFieldType } from "../form-fields.ts";
import { child, elements, extensions, type ModdleElement, text } from "../moddle.ts";
import type { SourceElement } from "../source.ts";
import { place, type Reader } from "./reader.ts";
import { EXTERNAL, refuse } from "./refusals.ts";

const TYPES: readonly string[] = ["string", "long", "boolean", "date", "enum"];
const CONSTRAINTS = ["required", "readonly", "min", "max", "minlength", "maxlength"];
const DATE_PATTERN = "dd/MM/yyyy";

/** camunda:formData of a user task or start event; null when it has none. */
export function readFormData(reader: Reader, element: ModdleElement): FormData | null {
  const [holder] = extensions(element, "camunda:FormData");
  if (!holder) return null;
  const places = children(place(reader, element), "extensionElements", "formData").filter(({ name }) => name === "formField");
  const fields = elements(holder, "fields").flatMap((field, index) => {
    return readField(reader, element, field, places[index] ?? place(reader, element)) ?? [];
  });
  return { fields, businessKey: text(holder, "businessKey") ?? null };
}

function children(at: SourceElement | null, ...path: string[]): SourceElement[] {
  let found: SourceElement | undefined = at ?? undefined;
  for (const name of path) found = found?.children.find((each) => each.name === name);
  return found?.children ?? [];
}

function readField(reader: Reader, owner: ModdleElement, field: ModdleElement, at: SourceElement | null): FormField | null {
  const id = text(field, "id") ?? "";
  const type = text(field, "type");
  if (id === "") {
    reader.problems.error("attribute id must be set for FormFieldGroup and must have a non-empty value", at);
    return null;
  }
  if (type === undefined) reader.problems.error("form field must have a 'type' attribute", at);
  else if (!TYPES.includes(type)) reader.problems.error(`unknown type '${type}'`, at);
  const written = text(field, "defaultValue");
  const pattern = text(field, "datePattern") ?? DATE_PATTERN;
  if (type === "date") checkPattern(pattern);
  const values = elements(field, "values").map((value) => ({ id: text(value, "id") ?? "", name: text(value, "name") ?? null }));
  return {
    ...{ id, type: (type ?? "string") as FormFieldType, label: text(field, "label") ?? null, datePattern: pattern, values },
    defaultValue: written === undefined ? null : parseExpression(written),
    constraints: readConstraints(reader, owner, field, at),
  };
}

/** Java's SimpleDateFormat knows these letters. */
function checkPattern(pattern: string): void {
  const unknown = /[A-Za-z]/g;
  const plain = pattern.replace(/'[^']*'/g, "");
  for (const [letter] of plain.matchAll(unknown))
    if (!"GyYMLwWDdFEuaHkKhmsSzZX".includes(letter)) throw new IllegalPattern(letter);
}

/** A date pattern that Java refuses. */
export class IllegalPattern extends Error {
  constructor(letter: string) {
    super(`ENGINE-01009 Error while parsing process. Illegal pattern character '${letter}'.`);
  }
}

function readConstraints(reader: Reader, owner: ModdleElement, field: ModdleElement, at: SourceElement | null): FormConstraint[] {
  const validation = child(field, "validation");
  if (!validation) return [];
  const places = children(at, "validation");
  return elements(validation, "constraints").flatMap((constraint, index) => {
    const name = text(constraint, "name") ?? "null";
    if (name === "validator") {
      refuse(reader, owner, "A validator in camunda:formData", `use the constraints ${CONSTRAINTS.join(", ")}, or ${EXTERNAL}`);
      return [];
    }
    if (!CONSTRAINTS.includes(name)) {
      reader.problems.error(`Cannot find validator implementation for name '${name}'.`, places[index] ?? at);
      return [];
    }
    return [{ name, config: text(constraint, "config") ?? null }];
  });
}
