/** One thing to choose from. */
export interface Option {
  label: string;
  value: unknown;
}

/**
 * Options as form-js understands them: objects with label and value, or bare strings and numbers. What is neither is
 * left out.
 */
export function normaliseOptions(list: unknown): Option[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown): Option[] => {
    if (typeof entry === "string" || typeof entry === "number") return [{ label: String(entry), value: entry }];
    if (typeof entry !== "object" || entry === null) return [];
    const { label, value } = entry as Partial<Option>;
    if (value !== undefined && value !== null) return [{ label: String(label ?? value), value }];
    return typeof label === "string" ? [{ label, value: label }] : [];
  });
}
