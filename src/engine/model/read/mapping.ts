import { parseExpression } from "../../expression/index.ts";
import type { Mapping, Parameter, Provider } from "../elements.ts";
import { child, elements, extensions, type ModdleElement, text, typeName } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";
import { refuse } from "./refusals.ts";

/** camunda:inputOutput of an element; null when it has none. */
export function readMapping(reader: Reader, element: ModdleElement): Mapping | null {
  const holder = extensions(element, "camunda:InputOutput")[0];
  if (!holder) return null;
  const read = (property: "inputParameters" | "outputParameters"): Parameter[] =>
    elements(holder, property).map((parameter) => {
      const name = text(parameter, "name");
      if (!name) {
        const tag = property.slice(0, -1);
        const at = place(reader, holder)?.children.find((child) => child.name === tag && !child.attributes.name) ?? null;
        reader.problems.error(`Missing attribute 'name' for ${tag}`, at, element.id ?? "");
      }
      return { name: name ?? "", value: readProvider(reader, element, parameter) };
    });
  return { inputs: read("inputParameters"), outputs: read("outputParameters") };
}

/** The value of a parameter, list item or map entry. */
function readProvider(reader: Reader, owner: ModdleElement, holder: ModdleElement): Provider {
  const definition = child(holder, "definition");
  if (definition) return readDefinition(reader, owner, definition);
  const body = (text(holder, "value") ?? text(holder, "body") ?? "").trim();
  return body === "" ? { kind: "null" } : { kind: "expression", expression: parseExpression(body) };
}

function readDefinition(reader: Reader, owner: ModdleElement, definition: ModdleElement): Provider {
  switch (definition.$type) {
    case "camunda:List":
      return { kind: "list", items: elements(definition, "items").map((item) => readItem(reader, owner, item)) };
    case "camunda:Map":
      return {
        kind: "map",
        entries: elements(definition, "entries").map((entry): [string, Provider] => {
          const key = text(entry, "key");
          if (!key) reader.problems.error("Missing attribute 'key' for 'entry' element", place(reader, owner));
          return [key ?? "", readProvider(reader, owner, entry)];
        }),
      };
    default:
      refuse(reader, owner, "A script in a mapping", "use an expression");
      return { kind: "null" };
  }
}

/** An item of a list: a value, or another list or map. */
function readItem(reader: Reader, owner: ModdleElement, item: ModdleElement): Provider {
  return item.$type === "camunda:Value" ? readProvider(reader, owner, item) : readDefinition(reader, owner, item);
}

/** Reports camunda:inputOutput on an element that cannot have it. */
export function refuseMapping(reader: Reader, element: ModdleElement): void {
  if (readMapping(reader, element)) {
    const type = typeName(element);
    reader.problems.error(`camunda:inputOutput mapping unsupported for element type '${type}'.`, place(reader, element));
  }
}
