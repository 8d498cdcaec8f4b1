/** Names of the files that a page with one diagram needs. */
export const DIAGRAM_ASSETS = { scripts: ["diagram.js"], styles: ["diagram.css"] };

interface CanvasProps {
  /** What it shows, for whoever does not see it. */
  label: string;
  /** Address of the model. */
  model: string;
  /** What the script puts at the elements. */
  marks?: object[];
  /** Said until the script has drawn, and where there is none. */
  needsScript: string;
  /** One of several on a page has none. */
  id?: string | undefined;
}

/** The place where the browser draws a model: its address (`model`) and its marks are read from the attributes. */
export function DiagramCanvas({ label, model, marks = [], needsScript, id }: CanvasProps) {
  return (
    <section id={id} class="diagram-canvas" aria-label={label} data-model={model} data-marks={JSON.stringify(marks)}>
      <p class="diagram-note">{needsScript}</p>
    </section>
  );
}

/** The one diagram of a page, by which its script finds it. */
export function Diagram(props: Omit<CanvasProps, "id">) {
  return <DiagramCanvas {...props} id="diagrama" />;
}

/** What the colours mean; each entry has the class of its sample. */
export function DiagramLegend({ label, entries }: { label: string; entries: (readonly [sample: string, text: string])[] }) {
  return (
    <ul class="diagram-legend" aria-label={label}>
      {entries.map(([sample, text]) => (
        <li key={sample}>
          <span class={`diagram-sample ${sample}`} aria-hidden="true" /> {text}
        </li>
      ))}
    </ul>
  );
}
