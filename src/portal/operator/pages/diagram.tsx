import { operator } from "../../../texts/operator.ts";
import { Diagram, DiagramLegend } from "../../layout/diagram.tsx";
import type { Mark } from "../marks.ts";
import { ENGINE_PATH } from "./navigation.tsx";

/** Where operators' pages get the model of a definition. */
export function modelPath(definitionId: string): string {
  return `${ENGINE_PATH}/definicoes/${encodeURIComponent(definitionId)}/modelo.bpmn`;
}

/** The model with what stands where; without JavaScript it says where the same stands in text. */
export function MarkedDiagram({ model, marks }: { model: string; marks: Mark[] }) {
  const texts = operator.diagram;
  const legend: [string, string][] = [
    ["diagram-sample-active", texts.legendActive],
    ["diagram-sample-done", texts.legendDone],
    ["diagram-sample-incident", texts.legendIncident],
  ];
  return (
    <section class="diagram">
      <h2>{texts.title}</h2>
      <Diagram
        label={texts.label}
        model={model}
        marks={marks.filter(({ active, done, incidents }) => active + done + incidents > 0)}
        needsScript={texts.needsScript}
      />
      <DiagramLegend label={texts.legend} entries={legend} />
    </section>
  );
}
