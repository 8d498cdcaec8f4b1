import express, { type Express } from "express";
import { PortalProblem } from "../problem.ts";

/** What no keyboard types and no database takes. */
const NUL = "\0";

/** Forms only, with limits that no honest form of ours reaches; repeated fields become lists. */
export function setUpParsing(app: Express): void {
  app.use((request, _response, next) => {
    // No address of ours has one, so nobody loses anything.
    next(/%00/.test(request.originalUrl) ? new PortalProblem("notFound", 404) : undefined);
  });
  app.use(express.urlencoded({ extended: false, limit: "256kb", parameterLimit: 500 }));
}

/** Text of one field of a sent form; empty when it is missing or repeated. */
export function fieldOf(body: unknown, name: string): string {
  const value = valuesOf(body, name);
  return value.length === 1 ? value[0]! : "";
}

/** All values of one field of a sent form. */
export function valuesOf(body: unknown, name: string): string[] {
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, name)) return [];
  const value = (body as Record<string, unknown>)[name];
  const values = Array.isArray(value) ? value : [value];
  return values.filter((item) => typeof item === "string").map((text) => text.replaceAll(NUL, ""));
}

/** Every field of a sent form with its values, in the order they were sent. */
export function fieldsOf(body: unknown): [name: string, values: string[]][] {
  if (typeof body !== "object" || body === null) return [];
  return Object.keys(body).map((name) => [name, valuesOf(body, name)]);
}
