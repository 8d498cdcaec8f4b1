import { differences as texts } from "../../../../texts/models/differences.ts";
import { DiagramCanvas, DiagramLegend } from "../../../layout/diagram.tsx";
import type { DifferenceKind, ElementDifference } from "./models.ts";

/** Names of the files that a page with two drawings needs. */
export const COMPARISON_ASSETS = { scripts: ["comparison.js"], styles: ["diagram.css"] };

/** One of the two versions: what it is called, and where its file is. */
export interface DrawnVersion {
  title: string;
  address: string;
}

const KINDS = ["added", "removed", "changed", "moved"] as const;

/** The places where the browser draws both versions; below each other on a phone. */
export function Drawings({ from, to, elements }: { from: DrawnVersion; to: DrawnVersion; elements: ElementDifference[] }) {
  return (
    <section id="desenhos" class="comparison">
      <h2>{texts.onDrawing}</h2>
      <DiagramLegend
        label={texts.legend.label}
        entries={KINDS.map((kind) => [`difference-sample-${kind}`, texts.legend[kind]])}
      />
      <p id="diferenca-mostrada" class="fine" role="status" />
      <div class="comparison-drawings">
        <Place version={from} elements={elements} shown={["removed", "changed", "moved"]} />
        <Place version={to} elements={elements} shown={["added", "changed", "moved"]} />
      </div>
    </section>
  );
}

function Place({ version, elements, shown }: { version: DrawnVersion; elements: ElementDifference[]; shown: DifferenceKind[] }) {
  const marks = elements.filter(({ kind }) => shown.includes(kind)).map(({ id, kind }) => ({ id, kind }));
  return (
    <div>
      <h3>{version.title}</h3>
      <DiagramCanvas label={version.title} model={version.address} marks={marks} needsScript={texts.needsScript} />
    </div>
  );
}
