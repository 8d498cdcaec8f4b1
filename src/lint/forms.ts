import type { FormContract, ValueType } from "./context.ts";

interface Component {
  type?: string;
  key?: string;
  path?: string;
  components?: Component[];
  [property: string]: unknown;
}

const collected: Record<string, ValueType> = {
  ...{ textfield: "string", textarea: "string", number: "number", checkbox: "boolean", radio: "string", select: "string" },
  ...{ checklist: "array", taglist: "array", datetime: "string" },
};

/** What a form (Camunda Forms, JSON) collects and reads. */
export function readForm(schema: unknown): FormContract {
  const contract: FormContract = { fields: {}, components: [], reads: [] };
  visit((schema as Component).components ?? [], contract);
  contract.components = [...new Set(contract.components)];
  const optional = JSON.stringify(schema).matchAll(/\b(\w+)\s*!?=\s*null\b/g);
  const expected = new Set([...optional].map(([, name]) => name));
  contract.reads = [...new Set(contract.reads)].filter((name) => !expected.has(name));
  return contract;
}

function visit(components: Component[], contract: FormContract): void {
  for (const component of components) {
    const { type = "", key, components: inside, ...rest } = component;
    contract.components.push(type);
    const collects = collected[type];
    if (collects !== undefined && key) contract.fields[key] = collects;
    contract.reads.push(...namesIn(rest));
    if (inside) visit(inside, contract);
  }
}

/** Names that stand in FEEL expressions (`=…`) and in the templates of texts (`{{…}}`), words of the language left out. */
function namesIn(value: unknown): string[] {
  if (typeof value === "string") return expressionsIn(value).flatMap(feelNames);
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(namesIn);
}

function expressionsIn(text: string): string[] {
  if (text.startsWith("=")) return [text.slice(1)];
  return parts(text, "{{", "}}").inside;
}

/** A text cut at pairs of marks; what is not closed is outside. No regular expression: forms are anybody's, and long. */
function parts(text: string, open: string, close: string): { inside: string[]; outside: string[] } {
  const [inside, outside]: [string[], string[]] = [[], []];
  let at = 0;
  for (;;) {
    const begin = text.indexOf(open, at);
    const end = begin < 0 ? -1 : text.indexOf(close, begin + open.length);
    if (end < 0) return { inside, outside: [...outside, text.slice(at)] };
    outside.push(text.slice(at, begin));
    inside.push(text.slice(begin + open.length, end));
    at = end + close.length;
  }
}

const FEEL_WORDS = new Set(
  "if then else for in return some every satisfies and or not true false null between instance of function string number this parent".split(
    " ",
  ),
);

function feelNames(expression: string): string[] {
  // Names in brackets may be those of the members of a list.
  const withoutTexts = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const outside = parts(withoutTexts, "[", "]").outside.join("[]");
  return [...outside.matchAll(/(?<![.\w])[A-Za-z_]\w*(?!\s*\(|\w)/g)]
    .map(([name]) => name)
    .filter((name) => !FEEL_WORDS.has(name));
}
