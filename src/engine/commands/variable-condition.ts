import type { TypedValue } from "../core/types/values.ts";
import { valueColumns } from "../persistence/values.ts";

export type Operator = "eq" | "neq" | "gt" | "gteq" | "lt" | "lteq" | "like" | "notLike";

const comparisons: Record<Operator, string> = {
  ...{ eq: "=", neq: "<>", gt: ">", gteq: ">=", lt: "<", lteq: "<=", like: "like", notLike: "not like" },
};

const numbers = ["Short", "Integer", "Long", "Double"];

/**
 * The condition on a row `v` of variable that it has this name and compares so with a value: with its type,
 * 5 is not "5". Each `?` in `sql` is one of `values`. `past`: also variables that are gone.
 */
export function variableCondition(
  name: string,
  operator: Operator,
  value: TypedValue,
  { ignoreNameCase = false, ignoreValueCase = false, past = false } = {},
): { sql: string; values: unknown[] } {
  const named = `${past ? "" : "v.live and "}${ignoreNameCase ? "lower(v.name) = lower(?)" : "v.name = ?"}`;
  const columns = valueColumns(value);
  const values: unknown[] = [name];
  if (value.value === null || value.value === undefined) {
    const isNull = "v.text_value is null and v.number_value is null";
    return { sql: `${named} and ${operator === "neq" ? `not (${isNull})` : isNull}`, values };
  }
  // A number is compared with numbers of any type; letters are never like a number.
  const isNumber = numbers.includes(value.type);
  if (isNumber && (operator === "like" || operator === "notLike")) return { sql: "false", values: [] };
  values.push(isNumber ? numbers : [value.type], columns.number_value ?? columns.text_value);
  const column = columns.number_value === null ? "v.text_value" : "v.number_value";
  const lower = ignoreValueCase && column === "v.text_value";
  const [left, right] = lower ? [`lower(${column})`, "lower(?)"] : [column, "?"];
  return { sql: `${named} and v.type = any(?) and ${left} ${comparisons[operator]} ${right}`, values };
}
