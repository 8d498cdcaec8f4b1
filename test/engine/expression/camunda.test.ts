import { readFileSync } from "node:fs";
import type { TypedValue } from "../../../src/engine/core/types/values.ts";
import { parseExpression, toTypedValue } from "../../../src/engine/expression/index.ts";
import { scopeOf } from "./scope.ts";

/** Results, types and messages seen on Camunda 7.24.0 (service tasks with camunda:expression and a result variable). */
interface Recorded {
  variables: Record<string, TypedValue>;
  cases: { expression: string; type?: string; value?: unknown; valueInfo?: object; error?: string; syntaxError?: string }[];
}

const recorded = JSON.parse(readFileSync(new URL("fixtures/juel.json", import.meta.url), "utf8")) as Recorded;

beforeAll(() => {
  process.env.TZ = "UTC";
});

function seen(expression: string): object {
  let parsed: ReturnType<typeof parseExpression>;
  try {
    parsed = parseExpression(expression);
  } catch (error) {
    return { expression, syntaxError: (error as Error).message };
  }
  try {
    const { type, value, valueInfo } = toTypedValue(parsed.evaluate(scopeOf(recorded.variables)), "r");
    const shown = type === "Date" ? new Date(value as number).toISOString().replace("Z", "+0000") : value;
    return { expression, type, value: shown, ...(valueInfo && { valueInfo }) };
  } catch (error) {
    return { expression, error: (error as Error).message };
  }
}

test("every recorded expression gives what Camunda gave", () => {
  const wrong = recorded.cases.filter(
    (expected) => JSON.stringify(sorted(seen(expected.expression))) !== JSON.stringify(sorted(expected)),
  );
  expect(wrong.map((expected) => ({ expected, got: seen(expected.expression) }))).toEqual([]);
  expect(recorded.cases.length).toBeGreaterThan(700);
});

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
