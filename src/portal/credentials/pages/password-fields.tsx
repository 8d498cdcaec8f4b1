import type { CredentialTexts } from "../../../texts/credentials/index.ts";
import { Field } from "../../layout/field.tsx";
import { type Errors, FIELDS } from "../errors.ts";

interface PasswordFieldsProps {
  texts: CredentialTexts;
  errors: Errors;
  /** There was none before. */
  first?: boolean;
}

/** A new password, typed twice. Nothing keeps anybody from pasting it. */
export function PasswordFields({ texts, errors, first = false }: PasswordFieldsProps) {
  const shared = { type: "password", autocomplete: "new-password", maxLength: 200, required: true } as const;
  return (
    <>
      <Field
        {...shared}
        name={FIELDS.password}
        label={first ? texts.fields.password : texts.fields.newPassword}
        hint={texts.fields.passwordHint}
        error={errors[FIELDS.password] ?? null}
      />
      <Field {...shared} name={FIELDS.repeat} label={texts.fields.repeat} error={errors[FIELDS.repeat] ?? null} />
    </>
  );
}
