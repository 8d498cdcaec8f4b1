import { matchesAll, replaceAll, split } from "../../../src/engine/expression/methods/patterns.ts";

/** Patterns come from variables too: checking one must not take longer the more often it says the same. */
test.each(["[^a]", "[a^]", "(a|b)", "a{1,2}", "a??", "\\d"])("a refused pattern made of many %s is refused at once", (piece) => {
  const begun = performance.now();
  expect(() => matchesAll("x", `${piece.repeat(24)}\\p`)).toThrow("Unsupported pattern");
  expect(performance.now() - begun).toBeLessThan(500);
});

test.each([
  ["[^a]+", "xyz", true],
  ["[^a]+", "xaz", false],
  ["[^^]", "^", false],
  ["[a^]+", "a^", true],
])("control: %s on %s is %s", (pattern, text, expected) => {
  expect(matchesAll(text, pattern)).toBe(expected);
});

test("a pattern that tries too many ways is broken off", () => {
  const hard = "a".repeat(40);
  expect(() => matchesAll(hard, "(a+)+b")).toThrow("tries too many ways");
  expect(() => replaceAll(hard, "(a+)+b", "x")).toThrow("tries too many ways");
  expect(() => split(hard, "(a+)+b")).toThrow("tries too many ways");
  expect(matchesAll(`${hard}b`, "(a+)+b")).toBe(true);
});
