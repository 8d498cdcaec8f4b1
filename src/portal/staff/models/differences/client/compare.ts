import type NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { differences as texts } from "../../../../../texts/models/differences.ts";
import { type Canvas, drawInto, note, type Overlays, showWhole } from "../../../../operator/client/drawing.ts";
import type { DifferenceKind } from "../models.ts";

interface DrawnElement {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of a flow. */
  waypoints?: { x: number; y: number }[];
}
interface ElementRegistry {
  get(id: string): DrawnElement | undefined;
}

/** An element to be marked. */
interface Mark {
  id: string;
  kind: DifferenceKind;
}

/** One of the two drawings. */
interface Drawing {
  /** Shows an element, or none; whether it is there. */
  select(id: string | null): boolean;
}

const SELECTED = "difference-selected";

/** Puts a marker and a word at everything that differs. */
function mark(viewer: NavigatedViewer, marks: Mark[]): Drawing {
  const canvas = viewer.get<Canvas>("canvas");
  const registry = viewer.get<ElementRegistry>("elementRegistry");
  const overlays = viewer.get<Overlays>("overlays");
  for (const { id, kind } of marks) {
    if (registry.get(id) === undefined) continue;
    canvas.addMarker(id, `difference-${kind}`);
    label(overlays, registry, id, kind);
  }
  return selectable(canvas, registry);
}

function selectable(canvas: Canvas, registry: ElementRegistry): Drawing {
  let selected: string | null = null;
  return {
    select(id) {
      if (selected !== null) canvas.removeMarker(selected, SELECTED);
      selected = id !== null && registry.get(id) !== undefined ? id : null;
      if (selected === null) {
        showWhole(canvas);
        return false;
      }
      canvas.addMarker(selected, SELECTED);
      bringIntoView(canvas, registry.get(selected)!);
      return true;
    },
  };
}

/** Shows an element in the middle, in its full size. */
function bringIntoView(canvas: Canvas, { x, y, width, height, waypoints }: DrawnElement): void {
  const middle = waypoints?.[Math.floor(waypoints.length / 2)] ?? { x: x + width / 2, y: y + height / 2 };
  const { outer } = canvas.viewbox();
  canvas.viewbox({
    x: middle.x - outer.width / 2,
    y: middle.y - outer.height / 2,
    ...{ width: outer.width, height: outer.height },
  });
}

/** The word at an element: nobody has to know what a colour means. */
function label(overlays: Overlays, registry: ElementRegistry, id: string, kind: DifferenceKind): void {
  const html = document.createElement("span");
  html.className = `difference-label difference-label-${kind}`;
  html.textContent = texts.kinds[kind];
  const way = registry.get(id)?.waypoints;
  const middle = way?.[Math.floor((way.length - 1) / 2)];
  const origin = way && { x: Math.min(...way.map(({ x }) => x)), y: Math.min(...way.map(({ y }) => y)) };
  const position = middle && origin ? { top: middle.y - origin.y + 4, left: middle.x - origin.x + 4 } : { top: -20, left: 0 };
  overlays.add(id, { position, html });
}

async function start(): Promise<void> {
  const places = [...document.querySelectorAll<HTMLElement>(".comparison-drawings .diagram-canvas")];
  for (const place of places) place.replaceChildren(note(texts.loading));
  const drawings = (await Promise.all(places.map((place) => drawInto(place, texts.failed, mark)))).filter(
    (drawing) => drawing !== null,
  );
  const status = document.getElementById("diferenca-mostrada");
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-element]")) {
    link.addEventListener("click", (event) => {
      const found = drawings.map((drawing) => drawing.select(link.dataset.element ?? null));
      if (!found.includes(true)) return;
      event.preventDefault();
      document.querySelector("a[data-element][aria-current]")?.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      document.querySelector(".comparison-drawings")?.scrollIntoView({ block: "nearest" });
      if (status !== null) status.textContent = texts.shown(link.dataset.name ?? "");
    });
  }
}

void start();
