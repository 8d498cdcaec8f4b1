import type { Standing } from "../../../../rehearsal/index.ts";
import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import { Diagram, DiagramLegend } from "../../../layout/diagram.tsx";
import type { Mark } from "../../../operator/marks.ts";
import { Carried, type CarriedProps } from "./carried.tsx";

const texts = modelRehearsal.drawing;

interface DrawingProps extends Omit<CarriedProps, "act" | "children" | "shown"> {
  /** Where the browser gets the model of the process that is shown. */
  model: string;
  /** Id of the process that is begun, and of the one that is shown. */
  process: string;
  drawn: string;
  standing: Standing | null;
}

/** The model with the way of the rehearsal; other processes on the way can be shown instead. */
export function Drawing({ model, process, drawn, standing, ...carried }: DrawingProps) {
  const others = standing === null ? [] : processesOf(process, standing).filter((one) => one !== drawn);
  const legend: [string, string][] = [
    ["diagram-sample-active", texts.active],
    ["diagram-sample-done", texts.done],
  ];
  return (
    <section class="diagram rehearsal-drawing">
      <h2>{texts.title}</h2>
      <Diagram
        label={texts.label}
        model={model}
        marks={standing === null ? [] : marksOf(process, drawn, standing)}
        needsScript={texts.needsScript}
      />
      <DiagramLegend label={texts.legend} entries={legend} />
      {others.map((other) => (
        <Carried key={other} {...carried} act="ver">
          <button class="br-button secondary small" type="submit" name="diagrama" value={other}>
            {texts.show(other)}
          </button>
        </Carried>
      ))}
    </section>
  );
}

/** The process that waits, or that was last come through: the one to be shown when nobody chose. */
export function processToShow(process: string, { waiting, path }: Standing): string {
  if (waiting.some((one) => one.process === process && one.kind !== "timer" && one.kind !== "message")) return process;
  return waiting[0]?.process ?? processOf(process, path.at(-1) ?? "");
}

function processesOf(process: string, { path }: Standing): string[] {
  return [...new Set([process, ...path.map((place) => processOf(process, place))])];
}

const processOf = (process: string, place: string): string =>
  place.includes("/") ? place.slice(0, place.indexOf("/")) : process;

function marksOf(process: string, drawn: string, { path, flows, waiting }: Standing): Mark[] {
  const ids = (places: string[]) =>
    places.filter((place) => processOf(process, place) === drawn).map((place) => place.slice(place.indexOf("/") + 1));
  const active = waiting.filter((one) => one.process === drawn).map(({ id }) => id);
  const done = ids([...path, ...flows]);
  return [...new Set([...done, ...active])].map((id) => ({
    ...{ id, name: id, type: "" },
    ...{ active: active.filter((one) => one === id).length, done: done.filter((one) => one === id).length, incidents: 0 },
  }));
}
