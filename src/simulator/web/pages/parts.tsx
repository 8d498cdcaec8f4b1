import type { ComponentChildren, JSX } from "preact";

type InputProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "name" | "id"> & {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
};

/** A labelled text field of the design system, with its hint and its error tied to it. */
export function Field({ name, label, hint, error, ...input }: InputProps) {
  const described = [hint && `${name}-dica`, error && `${name}-erro`].filter(Boolean).join(" ");
  return (
    <div class={error ? "br-input sim-field danger" : "br-input sim-field"}>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="text"
        aria-invalid={error ? "true" : undefined}
        aria-describedby={described || undefined}
        autofocus={Boolean(error)}
        {...input}
      />
      {hint && (
        <p class="sim-hint" id={`${name}-dica`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="sim-error" id={`${name}-erro`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** A native select with its label. */
export function Choice({
  name,
  label,
  options,
  value,
}: {
  name: string;
  label: string;
  options: [string, string][];
  value?: string | undefined;
}) {
  return (
    <div class="br-input sim-field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {options.map(([key, text]) => (
          <option key={key} value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Checkbox({ name, label, checked }: { name: string; label: string; checked?: boolean }) {
  return (
    <label class="sim-check">
      <input type="checkbox" name={name} value="sim" checked={checked} />
      <span>{label}</span>
    </label>
  );
}

/** A message box; errors are announced at once. */
export function Message({
  kind,
  title,
  children,
}: {
  kind: "danger" | "success" | "info";
  title?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class={`sim-message sim-message--${kind}`} role={kind === "danger" ? "alert" : "status"}>
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </div>
  );
}

export function Submit({
  children,
  secondary,
  name,
  value,
}: {
  children: ComponentChildren;
  secondary?: boolean;
  name?: string;
  value?: string;
}) {
  return (
    <button class={`br-button block ${secondary ? "secondary" : "primary"}`} type="submit" name={name} value={value}>
      {children}
    </button>
  );
}

export function LinkButton({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a class="br-button block secondary" href={href}>
      {children}
    </a>
  );
}
