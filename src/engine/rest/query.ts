import { type Operator, variableCondition } from "../commands/variable-condition.ts";
import { EngineException } from "../core/types.ts";
import { at } from "../persistence/database.ts";
import { parseDate } from "./dates.ts";
import { invalid, RestError } from "./errors.ts";
import type { RestRequest } from "./http.ts";
import { array, boolean, dateTime, input, integer, type Schema, string } from "./schema.ts";
import { readValue } from "./values.ts";

/** A condition on the rows of a query; each `?` is one of `values`. */
export interface Condition {
  sql: string;
  values: unknown[];
}

type Kind = "text" | "flag" | "boolean" | "integer" | "date" | "list" | "variables";

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

/** Comparisons with variables of rows of `variable v` that `scope` ties to the queried row. */
export const variablesFilter = (scope: string, ignoreCase?: { names?: string; values?: string }) =>
  filter("variables", (value, all) => {
    const comparisons = value as { name: string; operator: Operator; value: unknown }[];
    const conditions = comparisons.map(({ name, operator, value }) => {
      const options = {
        ignoreNameCase: ignoreCase?.names !== undefined && all[ignoreCase.names] === true,
        ignoreValueCase: ignoreCase?.values !== undefined && all[ignoreCase.values] === true,
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
  /** For `…/count`: what makes a row one, when joins repeat it. */
  what?: string;
}

export interface ParsedQuery {
  conditions: Condition[];
  order: string;
  /** null: all. */
  limit: number | null;
  offset: number;
}

/** Reads filters and sorting of a GET request (`body` null) or a POST request. Throws RestError as Camunda does. */
export function parseQuery(kind: QueryKind, request: RestRequest, body: Record<string, unknown> | null): ParsedQuery {
  const values = body === null ? readParameters(kind.filters, request.query) : readBody(kind.filters, body);
  const order = body === null ? parameterOrder(kind, request.query) : bodyOrder(kind, body);
  return { conditions: conditionsOf(kind.filters, values), order, ...paging(request.query) };
}

/** The conditions of named values. */
export function conditionsOf(filters: Filters, values: Record<string, unknown>): Condition[] {
  const conditions: Condition[] = [];
  for (const name in values) {
    const condition = filters[name]!.condition(values[name], values);
    if (condition) conditions.push(condition);
  }
  return conditions;
}

function readParameters(filters: Filters, query: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of query) {
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (filter) values[name] = fromText(name, value, filter.kind);
    else refuseExpression(name);
  }
  return values;
}

/** Filters by expression would let anybody who may ask evaluate what they like. */
export function refuseExpression(name: string): void {
  if (!/Expression$/.test(name)) return;
  throw new EngineException(
    "Expressions are forbidden in adhoc queries. This behavior can be toggled in the process engine configuration",
    "BadUserRequestException",
  );
}

function fromText(name: string, value: string, kind: Kind): unknown {
  const impossible = (shown: string, type: string) =>
    invalid(`Cannot set query parameter '${name}' to value '${value}': Cannot convert value ${shown} to java type ${type}`);
  switch (kind) {
    case "flag":
    case "boolean":
      if (value !== "true" && value !== "false") throw impossible(value, "java.lang.Boolean");
      return value === "true";
    case "integer": {
      const number = Number(value);
      if (value === "" || !Number.isInteger(number)) throw impossible(value, "java.lang.Integer");
      return number;
    }
    case "date": {
      const date = parseDate(value);
      if (date === null) throw impossible(`"${value}"`, "java.util.Date");
      return date;
    }
    case "list":
      return value.split(",");
    case "variables":
      return value.split(",").map((comparison) => variableComparison(name, comparison));
    default:
      return value;
  }
}

const operators = new Set<string>(["eq", "neq", "gt", "gteq", "lt", "lteq", "like", "notLike"]);

/** What a comparison with an unknown operator is said to be about. */
const comparatorSubjects: Record<string, string> = { taskVariables: "task ", caseInstanceVariables: "case " };

function requireOperator(name: string, operator: unknown): Operator {
  if (typeof operator !== "string" || !operators.has(operator))
    throw invalid(`Invalid ${comparatorSubjects[name] ?? "process "}variable comparator specified: ${operator}`);
  return operator as Operator;
}

function variableComparison(name: string, text: string): { name: string; operator: Operator; value: unknown } {
  const parts = text.split("_");
  if (parts.length !== 3)
    throw invalid(
      `Cannot set query parameter '${name}' to value '${text}': variable query parameter has to have format KEY_OPERATOR_VALUE.`,
    );
  return { name: parts[0]!, operator: requireOperator(name, parts[1]), value: parts[2] };
}

function readBody(filters: Filters, body: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name in body) {
    const value = body[name];
    if (value === null || value === undefined) continue;
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (filter) values[name] = fromJson(name, value, filter.kind);
    else refuseExpression(name);
  }
  return values;
}

function fromJson(name: string, value: unknown, kind: Kind): unknown {
  switch (kind) {
    case "flag":
    case "boolean":
      if (value === "true" || value === "false") return value === "true";
      if (typeof value !== "boolean") throw invalid("");
      return value;
    case "integer":
      if (!Number.isInteger(Number(value)) || value === "") throw invalid("");
      return Number(value);
    case "date": {
      const date = typeof value === "string" ? parseDate(value) : null;
      if (date === null) throw invalid("");
      return date;
    }
    case "list":
      if (typeof value === "string") return value.split(",");
      if (!Array.isArray(value)) throw invalid("");
      return value.map(String);
    case "variables":
      if (!Array.isArray(value)) throw invalid("");
      return value.map((comparison) => {
        if (comparison === null || typeof comparison !== "object") throw invalid("");
        const { name: variable, operator = "eq", value = null } = comparison as Record<string, unknown>;
        return { name: String(variable), operator: requireOperator(name, operator), value };
      });
    default:
      if (typeof value === "object") throw invalid("");
      return String(value);
  }
}

function parameterOrder(kind: QueryKind, query: URLSearchParams): string {
  const sortBy = query.get("sortBy");
  const sortOrder = query.get("sortOrder");
  if (sortBy !== null && !Object.hasOwn(kind.sorts, sortBy))
    throw invalid(`Cannot set query parameter 'sortBy' to value '${sortBy}'`);
  if (sortOrder !== null && sortOrder !== "asc" && sortOrder !== "desc")
    throw invalid(`Cannot set query parameter 'sortOrder' to value '${sortOrder}'`);
  if ((sortBy === null) !== (sortOrder === null))
    throw invalid("Only a single sorting parameter specified. sortBy and sortOrder required");
  return sortBy === null ? kind.order : `${kind.sorts[sortBy]} ${sortOrder}, ${kind.order}`;
}

function bodyOrder(kind: QueryKind, body: Record<string, unknown>): string {
  const sorting = body.sorting ?? (body.sortBy === undefined ? [] : [body]);
  if (!Array.isArray(sorting)) throw invalid("");
  const orders = sorting.map(({ sortBy, sortOrder }: { sortBy?: string; sortOrder?: string }) => {
    if (sortBy === undefined || !Object.hasOwn(kind.sorts, sortBy)) throw unknownOrder();
    if (sortOrder === undefined || sortOrder === null)
      throw new EngineException(
        "Invalid query: call asc() or desc() after using orderByXX(): direction is null",
        "NotValidException",
      );
    if (sortOrder !== "asc" && sortOrder !== "desc") throw invalid(`Cannot set query sortOrder parameter to value ${sortOrder}`);
    return `${kind.sorts[sortBy]} ${sortOrder}`;
  });
  return [...orders, kind.order].join(", ");
}

function unknownOrder(): EngineException {
  return new EngineException(
    "You should call any of the orderBy methods first before specifying a direction: currentOrderingProperty is null",
    "NotValidException",
  );
}

function paging(query: URLSearchParams): { limit: number | null; offset: number } {
  const read = (name: string) => {
    const value = query.get(name);
    if (value === null) return null;
    const number = Number(value);
    if (value === "" || !Number.isInteger(number)) throw new RestError(404, "QueryParamException", "HTTP 404 Not Found");
    return number;
  };
  const limit = read("maxResults");
  return { limit: limit === null ? null : Math.max(0, limit), offset: Math.max(0, read("firstResult") ?? 0) };
}

const kindSchemas: Record<Kind, Schema> = {
  ...{ text: string, flag: boolean, boolean, integer, date: dateTime, list: array(string) },
  variables: array(input({ name: string, operator: string, value: {} })),
};

/** Query parameters of a GET for the OpenAPI document. */
export function parameterSchemas({ filters, sorts }: QueryKind, { count = false } = {}): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const name in filters) {
    const { kind } = filters[name]!;
    schemas[name] = kind === "list" || kind === "variables" ? string : kindSchemas[kind];
  }
  if (count) return schemas;
  return {
    ...schemas,
    ...{ sortBy: { type: "string", enum: Object.keys(sorts) }, sortOrder: { type: "string", enum: ["asc", "desc"] } },
    ...pagingSchemas,
  };
}

export const pagingSchemas: Record<string, Schema> = { firstResult: integer, maxResults: integer };

/** Body of a POST query for the OpenAPI document. */
export function bodySchema({ filters, sorts }: QueryKind, { count = false } = {}): Schema {
  const properties: Record<string, Schema> = {};
  for (const name in filters) properties[name] = kindSchemas[filters[name]!.kind];
  const sorting = array(
    input({ sortBy: { type: "string", enum: Object.keys(sorts) }, sortOrder: { type: "string", enum: ["asc", "desc"] } }),
  );
  return input(count ? properties : { ...properties, sorting });
}
