import { differences } from "../../../../texts/models/differences.ts";
import type { Line } from "./lines.ts";

const texts = differences.text;
/** Lines around a difference that are shown with it. */
const AROUND = 3;
const SIGNS = { same: " ", added: "+", removed: "−" } as const;

/** A text with what was taken out and put in; long stretches that are the same are left out. */
export function LineDifferences({ lines }: { lines: Line[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <section class="difference-lines" aria-label={texts.title} tabIndex={0}>
      <ol>
        {shorten(lines).map((part, index) =>
          "omitted" in part ? (
            <li key={String(index)} class="line-omitted">
              {texts.omitted(part.omitted)}
            </li>
          ) : (
            <li key={String(index)} class={`line-${part.kind}`}>
              <span aria-hidden="true">{SIGNS[part.kind]} </span>
              {part.kind !== "same" && <span class="only-spoken">{texts[part.kind]}: </span>}
              {part.text}
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

function shorten(lines: Line[]): (Line | { omitted: number })[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== "same"),
  );
  const parts: (Line | { omitted: number })[] = [];
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    if (near[index]) parts.push(line);
    else if (last !== undefined && "omitted" in last) last.omitted++;
    else parts.push({ omitted: 1 });
  }
  return parts;
}
