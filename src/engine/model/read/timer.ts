import { parseExpression } from "../../expression/index.ts";
import type { TimerDeclaration } from "../elements.ts";
import { child, type ModdleElement, text } from "../moddle.ts";
import { place, type Reader } from "./reader.ts";

const KINDS = [
  ["timeDate", "date"],
  ["timeCycle", "cycle"],
  ["timeDuration", "duration"],
] as const;

/** The timer of an event; null when it is not configured, which is reported. */
export function readTimer(reader: Reader, definition: ModdleElement, activityId: string): TimerDeclaration | null {
  for (const [property, kind] of KINDS) {
    const formal = child(definition, property);
    if (!formal) continue;
    const written = (text(formal, "body") ?? "").trim();
    return { kind, expression: parseExpression(written), activityId, repeats: false };
  }
  reader.problems.error(
    "Timer needs configuration (either timeDate, timeCycle or timeDuration is needed).",
    place(reader, definition),
    activityId,
  );
  return null;
}
