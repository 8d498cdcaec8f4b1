import type { ComponentChildren } from "preact";
import { operator } from "../../../texts/operator.ts";

interface OnlyFailedProps {
  action: string;
  label: string;
  checked: boolean;
  children?: ComponentChildren;
}

/** Narrows a list down to what will not be tried again by itself. */
export function OnlyFailed({ action, label, checked, children }: OnlyFailedProps) {
  return (
    <form class="filters" method="get" action={action}>
      {children}
      <p class="check">
        <input id="falhos" type="checkbox" name="falhos" value="sim" checked={checked} />
        <label for="falhos">{label}</label>
      </p>
      <div class="filter-actions">
        <button class="br-button secondary" type="submit">
          {operator.jobs.apply}
        </button>
      </div>
    </form>
  );
}
