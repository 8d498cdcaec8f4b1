import type { StepFigures } from "../../../../store/types.ts";
import { modelFigures } from "../../../../texts/models/figures.ts";
import type { ProcessModel } from "../../../journey/model.ts";
import type { HeatMark } from "../../../operator/marks.ts";
import type { MapKind } from "./criteria.ts";

/** An element with how it goes there. */
export interface ElementFigures extends StepFigures {
  name: string;
  /** Null: the model that is drawn has no such element. */
  type: string | null;
  incidents: number;
}

const nothing = { standing: 0, standingFor: 0, passed: 0, canceled: 0, median: null, p90: null, total: 0 };
/** Colours of the map. */
const LEVELS = 5;

/** Every element of a model with its figures, in the order of the model; then those that only other versions have. */
export function elementsOf(model: ProcessModel, steps: StepFigures[], incidents: Map<string, number>): ElementFigures[] {
  const found = new Map(steps.map((step) => [step.element, step]));
  const own = model.elements.map(({ id, name, type }) => ({
    ...(found.get(id) ?? { element: id, ...nothing }),
    ...{ name: name ?? id, type, incidents: incidents.get(id) ?? 0 },
  }));
  const others = steps.filter(({ element }) => model.find(element) === null);
  return [
    ...own,
    ...others.map((step) => ({ ...step, name: step.element, type: null, incidents: incidents.get(step.element) ?? 0 })),
  ];
}

/** How long people waited at an element in all: those who left it, and those who stand there. */
export function waitingAt({ total, standingFor }: StepFigures): number {
  return total + standingFor;
}

const values: Record<MapKind, (figures: StepFigures) => number> = {
  agora: ({ standing }) => standing,
  passagens: ({ passed }) => passed,
  mediana: ({ median }) => median ?? 0,
  espera: waitingAt,
};

/** What a value of a map says. */
export function describeHeat(map: MapKind, value: number): string {
  return map === "agora" || map === "passagens" ? modelFigures.count(value) : modelFigures.duration(value);
}

/** The colours of the map: from the least to the most, in five steps; nothing has no colour. */
export function heatOf(elements: ElementFigures[], map: MapKind): { marks: HeatMark[]; most: number } {
  const drawn = elements.filter(({ type }) => type !== null);
  const most = Math.max(0, ...drawn.map(values[map]));
  const marks = drawn.map((figures) => {
    const value = values[map](figures);
    return {
      ...{ id: figures.element, heat: most === 0 ? 0 : Math.ceil((value / most) * LEVELS), incidents: figures.incidents },
      label: value === 0 ? "" : describeHeat(map, value),
    };
  });
  return { marks: marks.filter(({ heat, incidents }) => heat > 0 || incidents > 0), most };
}
