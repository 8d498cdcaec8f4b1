import { operator } from "../../../texts/operator.ts";
import type { Mark } from "../marks.ts";
import { ENGINE_PATH } from "./navigation.tsx";

/** Names of the files that a page with a diagram needs. */
export const DIAGRAM_ASSETS = { scripts: ["diagram.js"], styles: ["diagram.css"] };

/** Where operators' pages get the model of a definition. */
export function modelPath(definitionId: string): string {
  return `${ENGINE_PATH}/definicoes/${encodeURIComponent(definitionId)}/modelo.bpmn`;
}

/**
 * The place where the browser draws the model; without JavaScript it says where the same stands in text. The script reads
 * the model's address (`model`) and the marks from the attributes.
 */
export function Diagram({ model, marks }: { model: string; marks: Mark[] }) {
  const texts = operator.diagram;
  const legend = [
    ["active", texts.legendActive],
    ["done", texts.legendDone],
    ["incident", texts.legendIncident],
  ] as const;
  return (
    <section class="diagram">
      <h2>{texts.title}</h2>
      <section
        id="diagrama"
        class="diagram-canvas"
        aria-label={texts.label}
        data-model={model}
        data-marks={JSON.stringify(marks.filter(({ active, done, incidents }) => active + done + incidents > 0))}
      >
        <p class="diagram-note">{texts.needsScript}</p>
      </section>
      <ul class="diagram-legend" aria-label={texts.legend}>
        {legend.map(([kind, label]) => (
          <li key={kind}>
            <span class={`diagram-sample diagram-sample-${kind}`} aria-hidden="true" /> {label}
          </li>
        ))}
      </ul>
    </section>
  );
}
