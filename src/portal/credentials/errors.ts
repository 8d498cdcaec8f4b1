import { objectionToPassword } from "../../domain/password.ts";
import type { CredentialTexts } from "../../texts/credentials/index.ts";
import type { FieldError } from "../forms/types.ts";
import { fieldOf } from "../middleware/parsing.ts";

/** Names of the fields. */
export const FIELDS = {
  ...{ email: "email", password: "senha", repeat: "repetir", code: "codigo", current: "senha-atual", consent: "concordo" },
} as const;

/** What is wrong, by the name of the field. */
export type Errors = Partial<Record<string, string>>;

/** What speaks against a new password, typed twice. */
export function errorsOfPassword(body: unknown, texts: CredentialTexts, about: string[]): Errors {
  const password = fieldOf(body, FIELDS.password);
  const objection = objectionToPassword(password, about);
  if (objection !== null) return { [FIELDS.password]: texts.errors.password[objection] };
  return fieldOf(body, FIELDS.repeat) === password ? {} : { [FIELDS.repeat]: texts.errors.repeat };
}

/** The same for the summary above the form. */
export function summaryOf(errors: Errors, labels: Record<string, string>): FieldError[] {
  return Object.entries(errors).map(([name, message]) => ({
    ...{ key: name, controlId: name, label: labels[name] ?? name, messages: message === undefined ? [] : [message] },
  }));
}
