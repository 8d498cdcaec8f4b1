import type { Query, Request } from "../http.ts";

/** One page of a long list. */
export interface EnginePage<T> {
  items: T[];
  /** How many there are in all; null: more than these, and nobody has counted them. */
  total: number | null;
}

/** Which part of a list: from 0, so many. */
export interface Window {
  first: number;
  size: number;
}

/** Reads one page of a resource together with how many there are in all. */
export async function readPage<T>(request: Request, path: string, query: Query, { first, size }: Window): Promise<EnginePage<T>> {
  const { sortBy, sortOrder, ...filters } = query;
  const [items, { count }] = await Promise.all([
    request<T[]>("GET", path, {
      query: { ...filters, ...(sortBy === undefined ? {} : { sortBy, sortOrder }), firstResult: first, maxResults: size },
    }),
    request<{ count: number }>("GET", `${path}/count`, { query: filters }),
  ]);
  return { items, total: count };
}
