import { type Operator, variableCondition } from "../commands/variable-condition.ts";
import { EngineException } from "../core/types/exceptions.ts";
import { at } from "../persistence/database.ts";
import { readValue } from "./read-value.ts";

/** A condition on the rows of a query; each `?` is one of `values`. */
export interface Condition {
  sql: string;
  values: unknown[];
}

export type Kind = "value" | "text" | "flag" | "boolean" | "integer" | "date" | "list" | "variables" | "dates";

/** A parameter that narrows a query: in a GET it is text, in a POST it has its JSON type. */
export interface Filter {
  kind: Kind;
  /** Comparisons of variables that are taken; default: all. */
  operators?: readonly Operator[];
  /** null: accepted, but another parameter gives it its meaning. */
  condition(value: unknown, all: Record<string, unknown>): Condition | null;
}

const filter = (kind: Kind, condition: Filter["condition"]): Filter => ({ kind, condition });
const one = (sql: string) => (value: unknown) => ({ sql, values: new Array(sql.split("?").length - 1).fill(value) });

/** Text that is compared: `t.name = ?`. */
export const text = (sql: string) => filter("text", one(sql));
/** Several texts: `t.id = any(?)`. */
export const list = (sql: string) => filter("list", one(sql));
export const integerFilter = (sql: string) => filter("integer", one(sql));
export const date = (sql: string) => filter("date", (value) => one(sql)(at(value as number)));
/** A time compared in several ways. */
export const dates = (column: string) =>
  filter("dates", (value) => {
    const comparisons = value as { operator: string; value: number }[];
    return {
      sql: comparisons.map(({ operator }) => `${column} ${operator} ?`).join(" and ") || "true",
      values: comparisons.map(({ value }) => at(value)),
    };
  });
/** Narrows when true; false is no filter. */
export const flag = (sql: string) => filter("flag", (value) => (value ? { sql, values: [] } : null));
/** Narrows one way or the other. */
export const either = (whenTrue: string, whenFalse: string) =>
  filter("boolean", (value) => ({ sql: value ? whenTrue : whenFalse, values: [] }));
export const custom = filter;
/** A parameter that only changes how another one is read. */
export const modifier = filter("boolean", () => null);
/** Nothing ever matches: tenants, cases. */
export const never = (kind: Kind = "text") => filter(kind, () => ({ sql: "false", values: [] }));
export const always = filter("flag", () => null);

/** Comparisons with variables of rows of `variable v` that `scope` ties to the queried row. `past`: also with those that are gone. */
export const variablesFilter = (
  scope: string,
  ignoreCase: { names?: string; values?: string } = {},
  { past = false, exception = "NotValidException", missing = "NotValidException" } = {},
) =>
  filter("variables", (value, all) => {
    const comparisons = value as { name: string | null; operator: Operator; value: unknown }[];
    const conditions = comparisons.map(({ name, operator, value }) => {
      if (name === null) throw new EngineException("name is null", missing);
      checkComparison(operator, value, exception);
      const options = {
        ignoreNameCase: ignoreCase.names !== undefined && all[ignoreCase.names] === true,
        ignoreValueCase: ignoreCase.values !== undefined && all[ignoreCase.values] === true,
        past,
      };
      const condition = variableCondition(name, operator, readValue({ value }), options);
      return { sql: `exists (select from variable v where ${scope} and ${condition.sql})`, values: condition.values };
    });
    return { sql: conditions.map(({ sql }) => sql).join(" and ") || "true", values: conditions.flatMap(({ values }) => values) };
  });

const orders: Partial<Record<Operator, string>> = {
  ...{ gt: "greater than", gteq: "greater than or equal", lt: "less than", lteq: "less than or equal" },
};

function checkComparison(operator: Operator, value: unknown, exception: string): void {
  if (typeof value === "object" && value !== null) throw new EngineException("Object values cannot be used to query");
  const order = orders[operator];
  if (order !== undefined && (value === null || typeof value === "boolean"))
    throw new EngineException(`Booleans and null cannot be used in '${order}' condition`, exception);
}

/** What queries take that do not know `notLike`. */
export const withoutNotLike: readonly Operator[] = ["eq", "neq", "gt", "gteq", "lt", "lteq", "like"];

/** The same filter, with these comparisons only. */
export const only = (operators: readonly Operator[], filter: Filter): Filter => ({ ...filter, operators });

/** Text compared with a column; a modifier among the parameters makes capital and small letters the same. */
export const textIgnoringCase = (column: string, operator: "=" | "like", modifier: string) =>
  filter("text", (value, all) => ({
    sql: all[modifier] === true ? `lower(${column}) ${operator} lower(?)` : `${column} ${operator} ?`,
    values: [value],
  }));

export type Filters = Record<string, Filter>;

/** A kind of row that can be asked for: what it is read from, its filters and the orders it can come in. */
export interface QueryKind {
  /** `task t left join …` */
  from: string;
  /** Left joins to one row at most, by alias: a count leaves out those that no condition names. */
  joins?: Record<string, string>;
  select: string;
  filters: Filters;
  /** sortBy → expression. */
  sorts: Record<string, string>;
  /** sortBy → which rows of `variable v` belong to the queried row: sorted by the value of a variable that is named. */
  variableSorts?: Record<string, string>;
  /** A condition where the parameters do not take it away. */
  unless?: { parameter: string; sql: string };
  /** Conditions with which a query may have to look at large parts of the table. */
  surveys?: RegExp;
  /** Order where none is asked for. */
  order: string;
  /** Whether a POST may ask for any of several conditions. */
  orQueries?: boolean;
  /** For `…/count`: what makes a row one, when joins repeat it. */
  what?: string;
}
