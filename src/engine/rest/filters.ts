import { type Operator, variableCondition } from "../commands/variable-condition.ts";
import { at } from "../persistence/database.ts";
import { readValue } from "./read-value.ts";

/** A condition on the rows of a query; each `?` is one of `values`. */
export interface Condition {
  sql: string;
  values: unknown[];
}

export type Kind = "text" | "flag" | "boolean" | "integer" | "date" | "list" | "variables" | "dates";

/** A parameter that narrows a query: in a GET it is text, in a POST it has its JSON type. */
export interface Filter {
  kind: Kind;
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
export const variablesFilter = (scope: string, ignoreCase: { names?: string; values?: string } = {}, { past = false } = {}) =>
  filter("variables", (value, all) => {
    const comparisons = value as { name: string; operator: Operator; value: unknown }[];
    const conditions = comparisons.map(({ name, operator, value }) => {
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

export type Filters = Record<string, Filter>;

/** A kind of row that can be asked for: what it is read from, its filters and the orders it can come in. */
export interface QueryKind {
  /** `task t left join …` */
  from: string;
  select: string;
  filters: Filters;
  /** sortBy → expression. */
  sorts: Record<string, string>;
  /** Order where none is asked for. */
  order: string;
  /** Whether a POST may ask for any of several conditions. */
  orQueries?: boolean;
  /** For `…/count`: what makes a row one, when joins repeat it. */
  what?: string;
}
