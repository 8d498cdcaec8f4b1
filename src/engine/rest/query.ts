import type { Operator } from "../commands/variable-condition.ts";
import { EngineException } from "../core/types/exceptions.ts";
import { parseDate } from "./dates.ts";
import { invalid, RestError } from "./errors.ts";
import type { Condition, Filter, Filters, QueryKind } from "./filters.ts";
import type { RestRequest } from "./http.ts";

export interface ParsedQuery {
  conditions: Condition[];
  order: string;
  /** null: all. */
  limit: number | null;
  offset: number;
}

/** Reads filters and sorting of a GET request (`body` null) or a POST request. Throws RestError as Camunda does. */
export function parseQuery(
  kind: QueryKind,
  request: Pick<RestRequest, "query">,
  body: Record<string, unknown> | null,
): ParsedQuery {
  const values = body === null ? readParameters(kind.filters, request.query) : readBody(kind.filters, body);
  const order = body === null ? parameterOrder(kind, request.query) : bodyOrder(kind, body);
  const conditions = conditionsOf(kind.filters, values);
  if (kind.unless && values[kind.unless.parameter] !== true) conditions.push({ sql: kind.unless.sql, values: [] });
  if (kind.orQueries && body?.orQueries) conditions.push(...alternatives(kind.filters, body.orQueries));
  return { conditions, order, ...paging(request.query) };
}

/** One condition for each of the queries of which any condition has to hold. */
function alternatives(filters: Filters, queries: unknown): Condition[] {
  if (!Array.isArray(queries)) throw invalid("");
  return queries.flatMap((query) => {
    if (query === null || typeof query !== "object") throw invalid("");
    const conditions = conditionsOf(filters, readBody(filters, query));
    if (conditions.length === 0) return [];
    const sql = conditions.map(({ sql }) => `(${sql})`).join(" or ");
    return [{ sql, values: conditions.flatMap(({ values }) => values) }];
  });
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
    if (filter) values[name] = fromText(name, value, filter);
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

function fromText(name: string, value: string, { kind, operators }: Filter): unknown {
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
    case "dates":
      return value.split(",").map((comparison) => {
        const [operator = "", date = ""] = comparison.split(/_(.*)/s);
        return dateComparison(name, operator, date);
      });
    case "variables":
      return value.split(",").map((comparison) => variableComparison(name, comparison, operators));
    default:
      return value;
  }
}

const allOperators: readonly Operator[] = ["eq", "neq", "gt", "gteq", "lt", "lteq", "like", "notLike"];

/** What a comparison with an unknown operator is said to be about. */
const comparatorSubjects: Record<string, string> = {
  ...{ taskVariables: "task ", caseInstanceVariables: "case ", variables: "", variableValues: "" },
};

function requireOperator(name: string, operator: unknown, operators: readonly string[] = allOperators): Operator {
  if (typeof operator !== "string" || !operators.includes(operator))
    throw invalid(`Invalid ${comparatorSubjects[name] ?? "process "}variable comparator specified: ${operator}`);
  return operator as Operator;
}

const dateOperators: Record<string, string> = { gt: ">", gteq: ">=", lt: "<", lteq: "<=", eq: "=", neq: "<>" };

function dateComparison(name: string, operator: unknown, text: unknown): { operator: string; value: number } {
  const sql = Object.hasOwn(dateOperators, String(operator)) ? dateOperators[String(operator)] : undefined;
  const value = typeof text === "string" ? parseDate(text) : null;
  if (sql === undefined)
    throw invalid(`Invalid ${name === "dueDates" ? "due date" : "create time"} comparator specified: ${operator}`);
  if (value === null) throw invalid(`Invalid ${name} comparison '${operator}_${text}'`);
  return { operator: sql, value };
}

function variableComparison(
  name: string,
  text: string,
  operators: readonly Operator[] | undefined,
): { name: string; operator: Operator; value: unknown } {
  const parts = text.split("_");
  if (parts.length !== 3)
    throw invalid(
      `Cannot set query parameter '${name}' to value '${text}': variable query parameter has to have format KEY_OPERATOR_VALUE.`,
    );
  return { name: parts[0]!, operator: requireOperator(name, parts[1], operators), value: parts[2] };
}

function readBody(filters: Filters, body: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name in body) {
    const value = body[name];
    if (value === null || value === undefined) continue;
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (filter) values[name] = fromJson(name, value, filter);
    else refuseExpression(name);
  }
  return values;
}

function fromJson(name: string, value: unknown, { kind, operators }: Filter): unknown {
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
    case "dates":
      if (!Array.isArray(value)) throw invalid("");
      return value.map((comparison) => dateComparison(name, comparison?.operator, comparison?.value));
    case "variables":
      if (!Array.isArray(value)) throw invalid("");
      return value.map((comparison) => {
        if (comparison === null || typeof comparison !== "object") throw invalid("");
        const { name: variable = null, operator = null, value = null } = comparison as Record<string, unknown>;
        return { name: variable === null ? null : String(variable), operator: requireOperator(name, operator, operators), value };
      });
    case "value":
      return value;
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
  const orders = sorting.map((given: Sorting | null) => {
    const { sortBy, sortOrder, parameters } = given ?? {};
    const scope = Object.hasOwn(kind.variableSorts ?? {}, String(sortBy)) ? kind.variableSorts![String(sortBy)] : undefined;
    if (scope === undefined && (sortBy === undefined || !Object.hasOwn(kind.sorts, sortBy))) throw unknownOrder();
    const variable = scope === undefined ? null : variableOrder(scope, parameters);
    if (sortOrder === undefined || sortOrder === null)
      throw new EngineException(
        "Invalid query: call asc() or desc() after using orderByXX(): direction is null",
        "NotValidException",
      );
    if (sortOrder !== "asc" && sortOrder !== "desc") throw invalid(`Cannot set query sortOrder parameter to value ${sortOrder}`);
    // What has no such variable comes first, as the smallest.
    return variable
      ? `${variable} ${sortOrder} nulls ${sortOrder === "asc" ? "first" : "last"}`
      : `${kind.sorts[sortBy!]} ${sortOrder}`;
  });
  return [...orders, kind.order].join(", ");
}

interface Sorting {
  sortBy?: string;
  sortOrder?: string;
  parameters?: { variable?: unknown; type?: unknown } | null;
}

const sortableTypes = ["String", "Boolean", "Short", "Integer", "Long", "Double", "Date"];
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The value of a variable as an expression to sort by. */
function variableOrder(scope: string, parameters: Sorting["parameters"]): string {
  const { variable = null, type = null } = parameters ?? {};
  if (typeof variable !== "string") throw new EngineException("variableName is null", "NullValueException");
  const known = sortableTypes.find((name) => name.toLowerCase() === String(type).toLowerCase());
  if (known === undefined) throw new EngineException("valueType is null", "NullValueException");
  const column = known === "String" ? "v.text_value" : "v.number_value";
  return `(select ${column} from variable v where v.live and ${scope} and v.name = ${literal(variable)} and v.type = ${literal(known)} limit 1)`;
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
    if (value === "" || !Number.isInteger(number) || Math.abs(number) >= 2 ** 31)
      throw new RestError(404, "QueryParamException", "HTTP 404 Not Found");
    return number;
  };
  const limit = read("maxResults");
  return { limit: limit === null ? null : Math.max(0, limit), offset: Math.max(0, read("firstResult") ?? 0) };
}
