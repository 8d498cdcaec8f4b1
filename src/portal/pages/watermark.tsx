import type { MarkupNode } from "../forms/types.ts";
import { Markup } from "./markup.tsx";

/** Who made the form viewer: its licence wants this visible wherever a form is shown. */
export function Watermark({ markup }: { markup: MarkupNode[] }) {
  return (
    <p id="marca-do-formulario" class="watermark">
      <a href="https://bpmn.io" rel="noopener noreferrer" aria-label="bpmn.io">
        <Markup nodes={markup} />
      </a>
    </p>
  );
}
