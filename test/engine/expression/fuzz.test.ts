// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how expressions are written
import fc from "fast-check";
import { EngineException } from "../../../src/engine/core/types/exceptions.ts";
import { ExpressionSyntaxError, parseExpression } from "../../../src/engine/expression/index.ts";
import { readJson, writeJson } from "../../../src/engine/expression/json.ts";
import { scopeOf } from "./scope.ts";

const PIECES =
  "${|#{|}|(|)|[|]|.|,|?|:|+|-|*|/|%|==|!=|<|>=|&&|or|not |empty |a|b.c|'x'|\"|\\|1|2.5|1e3|true|null|now()|S('{}')| |é|\u0000|\ud83d".split(
    "|",
  );
const scope = scopeOf({ a: { type: "Integer", value: 1 }, b: { type: "Json", value: '{"c":[1]}' } });

/** Whatever the text: a value, or one of the two errors that say so. */
function survives(text: string): void {
  try {
    parseExpression(text).evaluate(scope);
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError || error instanceof EngineException)) throw error;
  }
}

test("no text makes the evaluator crash", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => survives(pieces.join(""))),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }), (pieces) => survives(`\${${pieces.join("")}}`)),
    { numRuns: 3000 },
  );
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), survives), { numRuns: 1000 });
});

test.each(["(", "-", "not ", "a[", "a ? ", "now(", "'x' == ", "a.b(", "1 + "])(
  "%j a hundred thousand times is an answer, too",
  (piece) => {
    survives(`\${${piece.repeat(100_000)}`);
    survives(`\${${piece.repeat(100_000)}a}`);
  },
);

test("a very long chain still evaluates", () => {
  expect(
    parseExpression(`\${${"1 + ".repeat(2000)}1}`)
      .evaluate(scope)
      ?.toString(),
  ).toBe("2001");
});

test("JSON is read and written back as JSON.parse reads it", () => {
  fc.assert(fc.property(fc.json(), (text) => expect(JSON.parse(writeJson(readJson(text)))).toEqual(JSON.parse(text))));
});
