import type { Request } from "express";
import { fieldOf, fieldsOf } from "../middleware/parsing.ts";
import { PortalProblem } from "../problem.ts";
import type { Answers, FormData } from "./types.ts";

/** Field in which the browser's form-js sends everything it collected. */
const ANSWERS_FIELD = "respostas";
const CONTROL = "f.";
/** Deeper than the values of any field of a form. */
const NESTING = 8;

/** What a person sent with the form of a user task. PortalProblem `badRequest` for what no form of ours sends. */
export function answersOf(request: Request): Answers {
  const json = fieldOf(request.body, ANSWERS_FIELD);
  if (json === "") {
    const controls = fieldsOf(request.body).filter(([name]) => name.startsWith(CONTROL));
    return {
      kind: "controls",
      controls: Object.fromEntries(controls.map(([name, values]) => [name.slice(CONTROL.length), values])),
    };
  }
  const data = parse(json);
  if (typeof data !== "object" || data === null || Array.isArray(data) || !isShallow(data, NESTING))
    throw new PortalProblem("badRequest", 400);
  return { kind: "data", data: data as FormData };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new PortalProblem("badRequest", 400);
  }
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((inside) => isShallow(inside, levels - 1));
}
