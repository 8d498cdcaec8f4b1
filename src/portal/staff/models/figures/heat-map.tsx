import { modelFigures } from "../../../../texts/models/figures.ts";
import { Diagram } from "../../../layout/diagram.tsx";
import { versionContentPath } from "../paths.ts";
import type { MapKind } from "./criteria.ts";
import { describeHeat, type ElementFigures, heatOf } from "./elements.ts";

interface HeatMapProps {
  process: string;
  version: number;
  elements: ElementFigures[];
  map: MapKind;
}

const texts = modelFigures.map;

/** The drawing with the elements coloured, and what the colours mean. Whoever does not see it has the table. */
export function HeatMap({ process, version, elements, map }: HeatMapProps) {
  const { marks, most } = heatOf(elements, map);
  return (
    <section class="diagram">
      <h2>{`${texts.title}: ${modelFigures.form.maps[map]}`}</h2>
      <Diagram label={texts.label} model={versionContentPath(process, version)} marks={marks} needsScript={texts.needsScript} />
      {most === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <ul class="diagram-legend" aria-label={texts.legend}>
          <li>{texts.least}</li>
          <li aria-hidden="true">
            {[1, 2, 3, 4, 5].map((level) => (
              <span key={level} class={`heat-sample heat-sample-${level}`} />
            ))}
          </li>
          <li>{texts.most(describeHeat(map, most))}</li>
        </ul>
      )}
    </section>
  );
}
