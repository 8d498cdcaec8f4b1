interface SelectProps {
  /** Where the name is not unique on the page. */
  id?: string;
  name: string;
  label: string;
  value?: string;
  hint?: string | undefined;
  error?: string | null;
  options: { value: string; label: string }[];
}

/** A list to choose one from, with its label, its hint and what is wrong with it. */
export function Select({ name, id = name, label, value = "", hint, error = null, options }: SelectProps) {
  const described = [hint && `dica-${id}`, error && `erro-${id}`].filter(Boolean).join(" ") || undefined;
  return (
    <div class={`br-input${error === null ? "" : " danger"}`}>
      <label for={id}>{label}</label>
      <select id={id} name={name} aria-invalid={error !== null} aria-describedby={described}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
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
