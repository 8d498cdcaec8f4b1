import { modelEditor } from "../../../../../texts/models/editor.ts";
import { made, part } from "./page-data.ts";

const texts = modelEditor.broken;

/** Shows a file that cannot be opened as text, with the line of the mistake, and lets it be taken along. */
export function showSource(content: string, error: Error): void {
  const line = lineOf(error.message);
  const place = part("fonte");
  place.hidden = false;
  part("fonte-problema").textContent = texts.problem(plainly(error.message), line);
  const rows = content.split("\n").map((text, index) => {
    const row = made("span", { className: "source-line", textContent: `${text}\n` });
    row.dataset.line = String(index + 1);
    if (index + 1 === line) row.classList.add("source-wrong");
    return row;
  });
  part("fonte-texto").replaceChildren(...rows);
  place.querySelector(".source-wrong")?.scrollIntoView({ block: "nearest" });
  part("estado").textContent = texts.state;
  part("estado").className = "editor-state editor-state-problem";
}

/** Where the parser stopped; it counts lines from 0, JSON does not say a line. */
function lineOf(message: string): number | null {
  const found = /line: (\d+)/.exec(message);
  return found === null ? null : Number(found[1]) + 1;
}

/** Only the first sentence: what follows is where, and a piece of the file. */
function plainly(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/^failed to parse document as <[^>]*>:?\s*/, "");
}
