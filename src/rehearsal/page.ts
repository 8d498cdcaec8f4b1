import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { rehearsal } from "../texts/rehearsal.ts";
import type { Models } from "./models.ts";
import type { RehearsedModel } from "./rehearse.ts";
import { isFailed, toldOf } from "./report.ts";

const texts = rehearsal.page;

/** What the script of the page draws with. */
export interface PageData {
  process: string;
  xml: string;
  /** Ids that some scenario reaches. */
  reached: string[];
  /** Ids that none does. */
  missed: string[];
  /** By the file of the scenario, ids on its way. */
  ways: Record<string, string[]>;
}

/** One page that holds everything: the diagrams, coloured by what the scenarios reach, and how each scenario went. */
export async function pageOf(rehearsed: RehearsedModel[], models: Models): Promise<string> {
  const data: PageData[] = rehearsed.map(({ process, scenarios, coverage }) => ({
    ...{ process, xml: models[process] ?? "", reached: Object.keys(coverage.reached) },
    missed: [...coverage.elements, ...coverage.flows, ...coverage.ends].map(({ id }) => id),
    ways: Object.fromEntries(scenarios.map(({ file, path, flows }) => [file, [...path, ...flows]])),
  }));
  const script = (await viewerScript()).replaceAll("</script", "<\\/script");
  return `<!doctype html>
<html lang="pt-BR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title><style>${STYLE}</style></head>
<body><main><h1>${texts.title}</h1><p>${texts.lead}</p>${rehearsed.map(sectionOf).join("")}</main>
<script id="data" type="application/json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
<script>${script}</script></body></html>
`;
}

function sectionOf({ process, scenarios, coverage }: RehearsedModel): string {
  const id = escaped(process);
  const options = scenarios.map(({ file, title }) => `<option value="${escaped(file)}">${escaped(title)}</option>`);
  const rows = scenarios.map((played) => {
    const told = toldOf(played);
    const verdict = isFailed(played) ? texts.failed : texts.fine;
    return `<tr class="${isFailed(played) ? "failed" : "fine"}"><th scope="row">${escaped(played.title)}</th><td>${verdict}</td><td>${told.map(escaped).join("<br>")}</td></tr>`;
  });
  const missed = [
    [rehearsal.uncoveredElements, coverage.elements],
    [rehearsal.uncoveredFlows, coverage.flows],
    [rehearsal.uncoveredEnds, coverage.ends],
  ] as const;
  const gaps = missed.filter(([, list]) => list.length > 0);
  const coverageText =
    gaps.length === 0
      ? `<p>${texts.covered}</p>`
      : `<dl>${gaps.map(([label, list]) => `<dt>${label}</dt><dd>${list.map(({ id, name }) => escaped(name === "" ? id : `${name} (${id})`)).join("; ")}</dd>`).join("")}</dl>`;
  return `<section aria-labelledby="h-${id}"><h2 id="h-${id}">${id}</h2>
<p><label for="way-${id}">${texts.choose}</label> <select id="way-${id}" data-process="${id}"><option value="">${texts.all}</option>${options.join("")}</select></p>
<div class="diagram" id="diagram-${id}" role="group" aria-label="${texts.diagram(id)}"></div>${coverageText}
<div class="scroll" tabindex="0" role="region" aria-label="${texts.scenarios(id)}"><table><thead><tr>${texts.columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div></section>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

async function viewerScript(): Promise<string> {
  const entry = fileURLToPath(new URL("page-client.ts", import.meta.url));
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
  });
  return result.outputFiles[0]!.text;
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; color: #1b1b1b; background: #fff }
main { max-width: 80rem; margin: 0 auto; padding: 1rem }
.diagram { height: 30rem; border: 1px solid #888; background: #fff; position: relative }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
th, td { border: 1px solid #888; padding: .4rem .6rem; text-align: left; vertical-align: top; font-weight: normal }
thead th { font-weight: bold }
.failed td:nth-child(2) { color: #a3001b; font-weight: bold }
.fine td:nth-child(2) { color: #0b6623 }
select { font: inherit; max-width: 100% }
dt { font-weight: bold }
.djs-shape.reached .djs-visual > :nth-child(1) { stroke: #0b6623 !important; fill: #d9f2df !important }
.djs-connection.reached .djs-visual > path { stroke: #0b6623 !important; stroke-width: 3px !important }
.djs-shape.missed .djs-visual > :nth-child(1), .djs-connection.missed .djs-visual > path { stroke: #a3001b !important; stroke-dasharray: 6 3 !important }
`;
