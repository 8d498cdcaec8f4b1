import type { ComponentChildren } from "preact";
import { COMPANY_FIELD } from "../../company/acting.ts";
import { PostForm } from "../../layout/form.tsx";

/** A form that acts for one company, whatever another tab has chosen since. */
export function CompanyForm({
  companyId,
  children,
  ...form
}: {
  companyId: string;
  action: string;
  csrf: string;
  id?: string;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <PostForm {...form}>
      <input type="hidden" name={COMPANY_FIELD} value={companyId} />
      {children}
    </PostForm>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value: string;
  hint?: string;
  /** What is wrong with it; null: nothing. */
  error?: string | null;
  inputMode?: "numeric" | "email";
  /** More than one line. */
  rows?: number;
  /** Where the name is not unique on the page. */
  id?: string;
  maxLength?: number;
}

/** A text field with its label, its hint and what is wrong with it. */
export function Field({ name, label, value, hint, error = null, inputMode, rows, id = name, maxLength }: FieldProps) {
  const described = [hint && `dica-${id}`, error && `erro-${id}`].filter(Boolean).join(" ") || undefined;
  const shared = {
    ...{ id, name, maxLength, autocomplete: "off" },
    "aria-invalid": error !== null,
    "aria-describedby": described,
  };
  return (
    <div class={`br-input${error === null ? "" : " danger"}`}>
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} type="text" inputMode={inputMode} value={value} />
      ) : (
        <textarea {...shared} rows={rows}>
          {value}
        </textarea>
      )}
      {error !== null && (
        <p id={`erro-${id}`} class="field-error">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`dica-${id}`} class="fine">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Carries along what was sent, for a page that asks once more. */
export function HiddenFields({ fields, except }: { fields: [name: string, values: string[]][]; except: string[] }) {
  return (
    <>
      {fields
        .filter(([name]) => !except.includes(name))
        .flatMap(([name, values]) => values.map((value) => <input key={name + value} type="hidden" name={name} value={value} />))}
    </>
  );
}
