interface FieldProps {
  name: string;
  label: string;
  /** What stands in it; a file field has none. */
  value?: string;
  hint?: string | undefined;
  /** What is wrong with it; null: nothing. */
  error?: string | null;
  /** Whether the error announces itself, because no summary above the form does. */
  alert?: boolean;
  type?: "text" | "email" | "password" | "file";
  inputMode?: "numeric" | "email";
  autocomplete?: "off" | "email" | "username" | "current-password" | "new-password" | "one-time-code";
  /** Kinds of file, for a file field. */
  accept?: string;
  required?: boolean;
  maxLength?: number;
  /** More than one line. */
  rows?: number;
  /** Where the name is not unique on the page. */
  id?: string;
}

/** A field with its label, its hint and what is wrong with it. */
export function Field({ label, value, hint, error = null, alert = false, type = "text", rows, ...control }: FieldProps) {
  const { name, id = name } = control;
  const described = [hint && `dica-${id}`, error && `erro-${id}`].filter(Boolean).join(" ") || undefined;
  const shared = {
    ...{ autocomplete: "off", ...control, id },
    "aria-invalid": error !== null,
    "aria-describedby": described,
  };
  return (
    <div class={`br-input${error === null ? "" : " danger"}`}>
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input {...shared} type={type} value={value} />
      ) : (
        <textarea {...shared} rows={rows}>
          {value}
        </textarea>
      )}
      {error !== null && (
        <p id={`erro-${id}`} class="field-error" role={alert ? "alert" : undefined}>
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
