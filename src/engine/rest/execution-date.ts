import { parseIsoDate } from "../core/timer/iso-date.ts";
import { textOf } from "./body.ts";
import { parseDate } from "./dates.ts";
import { invalid } from "./errors.ts";

/** `executionDate` of a body: when something is to be done; null: at once. Throws with `prefix` when it is no date. */
export function executionDateOf(body: Record<string, unknown>, prefix: string): number | null {
  const given = textOf(body, "executionDate");
  if (given === null || given === "") return null;
  const exact = parseDate(given);
  if (exact !== null) return exact;
  try {
    return parseIsoDate(given);
  } catch (error) {
    throw invalid(`${prefix} due to: ${(error as Error).message}`);
  }
}
