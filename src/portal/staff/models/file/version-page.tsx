import { modelList } from "../../../../texts/models/list.ts";
import { Panel } from "../../../layout/panel.tsx";

/** The drawing of one deployed version. */
export function VersionPage({ title, model, back }: { title: string; model: string; back: string }) {
  const texts = modelList.file;
  return (
    <Panel title={title} wide>
      <PlainDiagram model={model} label={title} />
      <p>
        <a class="roomy" href={model} download>
          {texts.download}
        </a>
      </p>
      <p>
        <a class="roomy" href={back}>
          {texts.backToFile}
        </a>
      </p>
    </Panel>
  );
}

/** The place where the browser draws a model without marks. */
export function PlainDiagram({ model, label }: { model: string; label: string }) {
  return (
    <section id="diagrama" class="diagram-canvas" aria-label={label} data-model={model} data-marks="[]">
      <p class="diagram-note">{modelList.file.needsScript}</p>
    </section>
  );
}
