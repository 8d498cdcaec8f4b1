/** Something that bpmn-engine would execute otherwise than Camunda: it is read by the embedded engine alone. In Portuguese. */
export class NotRehearsed extends Error {}

/** What bpmn-engine does not play of a model, wherever in its chain of causes the error says so; null: it is another error. */
export function notRehearsedIn(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof NotRehearsed) return at.message;
  }
  return null;
}
