import { matchesAll } from "../../../src/engine/expression/methods/patterns.ts";

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
