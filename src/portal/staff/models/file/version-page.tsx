import { modelList } from "../../../../texts/models/list.ts";
import { Diagram } from "../../../layout/diagram.tsx";
import { Panel } from "../../../layout/panel.tsx";

/** The drawing of one deployed version. */
export function VersionPage({ title, model, back }: { title: string; model: string; back: string }) {
  const texts = modelList.file;
  return (
    <Panel title={title} wide>
      <Diagram model={model} label={title} needsScript={texts.needsScript} />
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
