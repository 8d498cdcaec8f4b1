import type { Shell } from "../commands/shell.ts";
import { invalid } from "./errors.ts";
import type { QueryKind } from "./filters.ts";
import type { RestRequest } from "./http.ts";
import { findRows } from "./list.ts";
import { parseQuery } from "./query.ts";

/** The ids of the rows that a query inside a body asks for; none without a query. */
export async function findIds(shell: Shell, kind: QueryKind, query: unknown): Promise<string[]> {
  if (query === undefined || query === null) return [];
  if (typeof query !== "object" || Array.isArray(query)) throw invalid("");
  const parsed = parseQuery(kind, { query: new URLSearchParams() } as RestRequest, query as Record<string, unknown>);
  const rows = await findRows(shell, { ...kind, select: "t.id" }, parsed);
  return rows.map((row) => row.id as string);
}
