import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";

const texts = modelRehearsal.variables;
/** Characters of a value that a page shows. */
const SHOWN = 300;

/** A value as people read it: texts as they are, the rest as JSON, and not too much of it. */
export function shortened(value: unknown): string {
  if (value === null || value === undefined) return texts.null;
  if (value === "") return texts.empty;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}${texts.long(text.length)}`;
}
