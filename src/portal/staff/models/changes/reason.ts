/** Name of the field in which somebody says why. */
export const REASON_FIELD = "motivo";
/** Name of the field that says as of when somebody has looked at a change. */
export const SEEN_FIELD = "visto";
/** How long it may be: long enough to say something. */
export const REASON = { min: 10, max: 500 };

/** Whether a reason may be written down. */
export function isReason(text: string): boolean {
  return text.length >= REASON.min && text.length <= REASON.max;
}
