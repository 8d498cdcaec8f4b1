import type { ComponentChildren } from "preact";

/** The one button of a form, below its fields; `children` is what it says. */
export function Submit({ kind = "primary", children }: { kind?: "primary" | "secondary"; children: ComponentChildren }) {
  return (
    <div class="actions">
      <button class={`br-button ${kind}`} type="submit">
        {children}
      </button>
    </div>
  );
}
