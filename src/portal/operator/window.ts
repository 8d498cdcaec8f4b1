import type { Request } from "express";
import type { Window } from "../../camunda/operations/page.ts";

/** How many rows a page shows. */
export const PAGE_SIZE = 25;
/** Offsets beyond this make the database walk over too many rows: people narrow the search instead. */
const LAST_PAGE = 4_000;

/** Text of one parameter of the address; empty when it is missing or repeated. */
export function parameter(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === "string" ? value.trim().slice(0, 200) : "";
}

/** The part of a list that the address asks for. */
export function windowOf(request: Request, size = PAGE_SIZE): Window {
  const page = Number(parameter(request, "pagina"));
  const index = Number.isInteger(page) && page >= 1 ? Math.min(page, LAST_PAGE) - 1 : 0;
  return { first: index * size, size };
}

/** The address asked for, with another page. */
export function pageAddress(request: Request): (page: number) => string {
  const { pathname, searchParams } = new URL(request.originalUrl, "http://portal");
  return (page) => {
    const query = new URLSearchParams(searchParams);
    if (page <= 1) query.delete("pagina");
    else query.set("pagina", String(page));
    const text = query.toString();
    return text === "" ? pathname : `${pathname}?${text}`;
  };
}
