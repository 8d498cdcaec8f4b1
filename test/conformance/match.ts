/** What placeholders stand for, bound at their first appearance in an answer. */
export type Bindings = ReadonlyMap<string, string>;

export interface MatchOptions {
  unordered: boolean;
  partial: boolean;
}

export type Match = { ok: true; bindings: Bindings } | { ok: false; at: string; expected: unknown; actual: unknown };

/** Placeholders that stand for any value of their kind, again and again. */
const kinds: Record<string, (text: string) => boolean> = {
  date: (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/.test(text),
  number: (text) => /^-?\d+$/.test(text),
  epochMillis: (text) => /^\d{12,}$/.test(text),
  baseUrl: (text) => /^http:\/\/[^/]+\/engine-rest$/.test(text),
  xml: (text) => text.startsWith("<"),
  parserText: () => true,
};

/** Compares an answer with the recorded one. */
export function match(expected: unknown, actual: unknown, bindings: Bindings, options: MatchOptions, at = "$"): Match {
  const differs: Match = { ok: false, at, expected, actual };
  if (typeof expected === "string") {
    const bound = matchText(expected, actual, bindings);
    return bound ? { ok: true, bindings: bound } : differs;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differs;
    return options.unordered
      ? matchUnordered(expected, actual, bindings, options, at)
      : matchAll(
          expected.map((value, i) => [value, actual[i], `${at}[${i}]`]),
          bindings,
          options,
        );
  }
  if (expected !== null && typeof expected === "object") {
    if (actual === null || typeof actual !== "object" || Array.isArray(actual)) return differs;
    const members = actual as Record<string, unknown>;
    const named = bindNames(expected as Record<string, unknown>, members, bindings);
    if (named) return match(named.expected, actual, named.bindings, options, at);
    const names = Object.keys(expected);
    const surplus = Object.keys(members).filter((name) => !names.includes(name));
    const missing = names.filter((name) => !Object.hasOwn(members, name));
    if (missing.length > 0 || (surplus.length > 0 && !options.partial))
      return { ok: false, at, expected: `members ${names}`, actual: `missing ${missing}; surplus ${surplus}` };
    const pairs = names.map((name) => [(expected as Record<string, unknown>)[name], members[name], `${at}.${name}`] as const);
    return matchAll(pairs, bindings, options);
  }
  return Object.is(expected, actual) ? { ok: true, bindings } : differs;
}

/** Members whose names hold placeholders, under the names they have in the answer; null when there are none to bind. */
function bindNames(expected: Record<string, unknown>, actual: Record<string, unknown>, bindings: Bindings) {
  const names = Object.keys(expected).filter((name) => name.includes("{{"));
  let bound = bindings;
  const renamed = new Map<string, string>();
  for (const name of names)
    for (const candidate of Object.keys(actual)) {
      const found = matchText(name, candidate, bound);
      if (!found) continue;
      bound = found;
      renamed.set(name, candidate);
      break;
    }
  if (renamed.size === 0) return null;
  const members = Object.entries(expected).map(([name, value]) => [renamed.get(name) ?? name, value]);
  return { expected: Object.fromEntries(members), bindings: bound };
}

type Pair = readonly [expected: unknown, actual: unknown, at: string];

function matchAll(pairs: readonly Pair[], bindings: Bindings, options: MatchOptions): Match {
  let current = bindings;
  for (const [expected, actual, at] of pairs) {
    const result = match(expected, actual, current, options, at);
    if (!result.ok) return result;
    current = result.bindings;
  }
  return { ok: true, bindings: current };
}

/** Finds an assignment of the actual elements to the expected ones, trying all. */
function matchUnordered(expected: unknown[], actual: unknown[], bindings: Bindings, options: MatchOptions, at: string): Match {
  if (expected.length === 0) return { ok: true, bindings };
  const [first, ...rest] = expected;
  let failure: Match = { ok: false, at, expected, actual };
  for (let i = 0; i < actual.length; i++) {
    const found = match(first, actual[i], bindings, options, `${at}[${i}]`);
    if (!found.ok) {
      if (actual.length === 1) failure = found;
      continue;
    }
    const others = matchUnordered(rest, actual.toSpliced(i, 1), found.bindings, options, at);
    if (others.ok) return others;
    failure = others;
  }
  return failure;
}

function matchText(expected: string, actual: unknown, bindings: Bindings): Bindings | null {
  if (!/\{\{\w+\}\}|\ufffd/.test(expected)) return expected === actual ? bindings : null;
  if (typeof actual !== "string" && typeof actual !== "number") return null;
  const names: string[] = [];
  const pattern = expected
    .split(/(\{\{\w+\}\}|\ufffd)/)
    .map((part) => {
      if (part === "\ufffd") return ".";
      const name = /^\{\{(\w+)\}\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      names.push(name);
      return kinds[name] ? "([\\s\\S]+?)" : "([^,\\s\"'/:\\]]+?)";
    })
    .join("");
  const found = new RegExp(`^${pattern}$`).exec(String(actual));
  if (found === null) return null;
  const bound = new Map(bindings);
  for (const [i, name] of names.entries()) {
    const value = found[i + 1]!;
    if (kinds[name]) {
      if (!kinds[name](value)) return null;
    } else if (bound.has(name)) {
      if (bound.get(name) !== value) return null;
    } else bound.set(name, value);
  }
  return bound;
}

/** Puts what placeholders stand for into a request. */
export function fill<T>(value: T, bindings: Bindings): T {
  if (typeof value === "string")
    return value.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => bindings.get(name) ?? whole) as T;
  if (Array.isArray(value)) return value.map((element) => fill(element, bindings)) as T;
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fill(member, bindings)])) as T;
  return value;
}
