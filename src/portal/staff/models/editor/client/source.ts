import { modelEditor } from "../../../../../texts/models/editor.ts";
import { made, part, readPageData } from "./page-data.ts";

const texts = modelEditor.broken;

/** Shows a file that cannot be opened as text, with the line of the mistake, and lets it be taken along. */
export function showSource(content: string, { message }: Error): void {
  const { objection } = readPageData(part("editor"));
  const line = lineOf(message) ?? lineOf(objection ?? "");
  const place = part("fonte");
  place.hidden = false;
  part("fonte-problema").textContent = objection ?? texts.problem(causeOf(message), line);
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

/** Where the file is wrong: bpmn.io counts lines from 0, our texts as people do. */
function lineOf(message: string): number | null {
  const theirs = /line: (\d+)/.exec(message)?.[1];
  if (theirs !== undefined) return Number(theirs) + 1;
  const ours = /\blinha (\d+)/i.exec(message)?.[1];
  return ours === undefined ? null : Number(ours);
}

/** What our own check does not object to, and the editor does all the same. */
function causeOf(message: string): string {
  const [first = message] = message.split("\n");
  const component = /form field of type <([^>]+)> not supported/.exec(first)?.[1];
  if (component !== undefined) return texts.component(component);
  return /no diagram to display/.test(first) ? texts.undrawn : first;
}
