import type { FieldError } from "../../../forms/types.ts";

/** A form of the page of a change that was sent and could not be done: nothing that was typed is lost. */
export interface SentForm {
  /** Which one. */
  form: "add" | "new" | "upload" | "rename" | "propose" | "refuse" | "approve";
  values: Record<string, string>;
  errors: FieldError[];
  /** What is wrong where no field is. */
  message?: string;
}

/** What a field is to show again: its value, and what is wrong with it. */
export function sentField(sent: SentForm | null, form: SentForm["form"], name: string): { value?: string; error: string | null } {
  if (sent?.form !== form) return { error: null };
  const error = sent.errors.find(({ key }) => key === name)?.messages.join(" ") ?? null;
  return { error, ...(sent.values[name] !== undefined && { value: sent.values[name] }) };
}
