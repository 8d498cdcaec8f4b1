import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { operator } from "../../../texts/operator.ts";

/** The canvas of bpmn-js, as far as our pages use it. */
export interface Canvas {
  zoom(scale: "fit-viewport" | number, center?: "auto"): number;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
  viewbox(): { outer: { width: number; height: number } };
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
}
interface ZoomScroll {
  stepZoom(steps: number): void;
}

const texts = operator.diagram;
/** Part of the place that a fitted model fills. */
const AIR = 0.94;

/** What stands on a drawing and is none of it. */
export interface Overlays {
  add(id: string, overlay: { position: Record<string, number>; html: HTMLElement }): void;
}

/**
 * Draws the model of a place into it: what is painted on it is given, with the marks of the place. Gives what painting gives;
 * null when it could not be drawn, which the place then says.
 */
export async function drawInto<Mark, Painted>(
  place: HTMLElement,
  failed: string,
  paint: (viewer: NavigatedViewer, marks: Mark[]) => Painted,
): Promise<Painted | null> {
  try {
    const response = await fetch(place.dataset.model ?? "");
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const model = await response.text();
    place.replaceChildren();
    const viewer = new NavigatedViewer({ container: place });
    await viewer.importXML(model);
    const canvas = viewer.get<Canvas>("canvas");
    const painted = paint(viewer, JSON.parse(place.dataset.marks ?? "[]") as Mark[]);
    showWhole(canvas);
    place.after(drawingTools(canvas, viewer.get<ZoomScroll>("zoomScroll")));
    place.dataset.ready = "true";
    return painted;
  } catch (error) {
    console.warn(error);
    place.replaceChildren(note(failed));
    return null;
  }
}

/** The whole model, with a little air around it. */
export function showWhole(canvas: Canvas): void {
  canvas.zoom(canvas.zoom("fit-viewport", "auto") * AIR, "auto");
}

/** The buttons below a drawing: nearer, farther, everything. */
function drawingTools(canvas: Canvas, scroll: ZoomScroll): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "diagram-tools";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", texts.tools);
  const acts: [string, () => void][] = [
    [texts.zoomIn, () => scroll.stepZoom(1)],
    [texts.zoomOut, () => scroll.stepZoom(-1)],
    [texts.fit, () => showWhole(canvas)],
  ];
  for (const [label, act] of acts) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "br-button secondary small";
    button.textContent = label;
    button.addEventListener("click", act);
    bar.append(button);
  }
  return bar;
}

/** What is said in the place of a drawing. */
export function note(text: string): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.className = "diagram-note";
  paragraph.textContent = text;
  return paragraph;
}
