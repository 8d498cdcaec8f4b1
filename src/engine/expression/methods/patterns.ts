/**
 * Regular expressions in the syntax that Java and JavaScript share. Anything else (possessive
 * quantifiers, class intersection, inline flags, \p, look-behind) is refused, not reinterpreted.
 */
import { MethodFault } from "../errors.ts";
import { JavaList } from "../values.ts";

const SHARED =
  /^(?:[^\\[\](){}*+?|^$.]|\.|\||\^|\((?:\?[:=!]|(?!\?))|\)|\\[dDwWbtnrf\\.[\](){}*+?|^$/-]|\\[sS]|\[(?:\^|(?!\^))(?:[^\\[\]&]|\\[dwtnrf\\.[\](){}*+?|^$/-])+\]|(?:[*+?]|\{\d+(?:,\d*)?\})\??(?![+*?]))*$/;
const JAVA_SPACE = { "\\s": "[ \\t\\n\\v\\f\\r]", "\\S": "[^ \\t\\n\\v\\f\\r]" };

function compile(pattern: string, flags: string, wrap: (source: string) => string): RegExp {
  const source = pattern.replace(/\\(\\|s|S)/g, (all) => JAVA_SPACE[all as keyof typeof JAVA_SPACE] ?? all);
  try {
    if (SHARED.test(pattern)) return new RegExp(wrap(source), flags);
  } catch {
    // falls through to the fault below
  }
  throw new MethodFault("java.util.regex.PatternSyntaxException", `Unsupported pattern near index 0\n${pattern}`);
}

const plain = (source: string): string => source;

/** The whole text matches; anchors around the pattern say nothing more. */
export function matchesAll(self: string, pattern: string): boolean {
  const inner = pattern.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
  return compile(inner, "", (source) => `^(?:${source})$`).test(self);
}

export const replaceAll = (self: string, pattern: string, by: string): string =>
  self.replace(compile(pattern, "g", plain), replacement(by));

export const replaceFirst = (self: string, pattern: string, by: string): string =>
  self.replace(compile(pattern, "", plain), replacement(by));

/** Trailing empty parts are left out, as in Java. */
export function split(self: string, pattern: string): JavaList {
  const parts = self.split(compile(pattern, "", plain));
  while (parts.length > 1 && parts.at(-1) === "") parts.pop();
  return new JavaList(parts, "[Ljava.lang.String;");
}

/** `$1` stands for a group, `\$` for a dollar. */
function replacement(by: string): string {
  if (/\$(?!\d)|\\(?![\\$])/.test(by.replace(/\\[\\$]/g, "")))
    throw new MethodFault("java.lang.IllegalArgumentException", "Illegal group reference: group index is missing");
  return by.replace(/\\(.)/g, (_all, char: string) => (char === "$" ? "$$" : char));
}
