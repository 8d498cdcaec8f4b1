/**
 * Regular expressions in the syntax that Java and JavaScript share. Anything else (possessive
 * quantifiers, class intersection, inline flags, \p, look-behind) is refused, not reinterpreted.
 */
import { createContext, Script } from "node:vm";
import { MethodFault } from "../errors.ts";
import { JavaList } from "../values.ts";

/** Longest time (ms) that a pattern may try: nested repetitions would try for years, and nothing else would go on. */
const PATIENCE = 1000;
const clocked = createContext({ work: undefined });
const callWork = new Script("work()");

/** Does something with a pattern, which takes no longer than its patience. */
function limited<T>(pattern: string, work: () => T): T {
  clocked.work = work;
  try {
    return callWork.runInContext(clocked, { timeout: PATIENCE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new MethodFault("java.lang.StackOverflowError", `The pattern tries too many ways: ${pattern}`);
  }
}

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
  const whole = compile(inner, "", (source) => `^(?:${source})$`);
  return limited(pattern, () => whole.test(self));
}

export const replaceAll = (self: string, pattern: string, by: string): string => replace(self, pattern, "g", by);

export const replaceFirst = (self: string, pattern: string, by: string): string => replace(self, pattern, "", by);

function replace(self: string, pattern: string, flags: string, by: string): string {
  const [found, text] = [compile(pattern, flags, plain), replacement(by)];
  return limited(pattern, () => self.replace(found, text));
}

/** Trailing empty parts are left out, as in Java. */
export function split(self: string, pattern: string): JavaList {
  const separator = compile(pattern, "", plain);
  const parts = limited(pattern, () => self.split(separator));
  while (parts.length > 1 && parts.at(-1) === "") parts.pop();
  return new JavaList(parts, "[Ljava.lang.String;");
}

/** `$1` stands for a group, `\$` for a dollar. */
function replacement(by: string): string {
  if (/\$(?!\d)|\\(?![\\$])/.test(by.replace(/\\[\\$]/g, "")))
    throw new MethodFault("java.lang.IllegalArgumentException", "Illegal group reference: group index is missing");
  return by.replace(/\\(.)/g, (_all, char: string) => (char === "$" ? "$$" : char));
}
