import { explanation } from "../../../texts/models/explanation.ts";
import { Diagram } from "../../layout/diagram.tsx";
import { explanationPath } from "../../staff/models/paths.ts";
import type { Version } from "../sources.ts";

const texts = explanation.page;

/** Where the browser gets the model of a version. */
export const drawingPath = (key: string, version: number) => `${explanationPath(key)}/modelo.bpmn?versao=${version}`;

/** The place where the browser draws the model; opened by the script where the window is wide. */
export function Drawing({ version: { key, version } }: { version: Version }) {
  return (
    <details class="diagram diagram-fold">
      <summary>{texts.drawing}</summary>
      <Diagram label={texts.drawingLabel} model={drawingPath(key, version)} needsScript={texts.needsScript} />
    </details>
  );
}
