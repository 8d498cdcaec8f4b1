import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { operator } from "../../../texts/operator.ts";
import type { Mark } from "../marks.ts";

interface Canvas {
  zoom(scale: "fit-viewport" | number, center?: "auto"): number;
  addMarker(id: string, marker: string): void;
}
interface Overlays {
  add(id: string, overlay: { position: Record<string, number>; html: HTMLElement }): void;
}
interface ZoomScroll {
  stepZoom(steps: number): void;
}
interface ElementRegistry {
  get(id: string): unknown;
}

const texts = operator.diagram;
/** Part of the place that a fitted model fills. */
const AIR = 0.94;

/** Draws the model into its place, with what stands where. */
async function draw(place: HTMLElement): Promise<void> {
  place.replaceChildren(note(texts.loading));
  try {
    const response = await fetch(place.dataset.model ?? "");
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const model = await response.text();
    place.replaceChildren();
    const viewer = new NavigatedViewer({ container: place });
    await viewer.importXML(model);
    const canvas = viewer.get<Canvas>("canvas");
    mark(viewer, canvas, JSON.parse(place.dataset.marks ?? "[]") as Mark[]);
    showWhole(canvas);
    place.after(tools(canvas, viewer.get<ZoomScroll>("zoomScroll")));
    place.dataset.ready = "true";
  } catch (error) {
    console.warn(error);
    place.replaceChildren(note(texts.failed));
  }
}

/** The whole model, with a little air around it. */
function showWhole(canvas: Canvas): void {
  canvas.zoom(canvas.zoom("fit-viewport", "auto") * AIR, "auto");
}

function mark(viewer: NavigatedViewer, canvas: Canvas, marks: Mark[]): void {
  const overlays = viewer.get<Overlays>("overlays");
  const registry = viewer.get<ElementRegistry>("elementRegistry");
  for (const { id, active, done, incidents } of marks) {
    if (registry.get(id) === undefined) continue;
    if (incidents > 0) canvas.addMarker(id, "mark-incident");
    else if (active > 0) canvas.addMarker(id, "mark-active");
    else if (done > 0) canvas.addMarker(id, "mark-done");
    if (active > 0) badge(overlays, id, "active", active, texts.instancesBadge(active), { bottom: 10, left: -10 });
    if (incidents > 0) badge(overlays, id, "incident", incidents, texts.incidentsBadge(incidents), { bottom: 10, right: 10 });
  }
}

function badge(
  overlays: Overlays,
  id: string,
  kind: string,
  count: number,
  title: string,
  position: Record<string, number>,
): void {
  const html = document.createElement("span");
  html.className = `diagram-badge diagram-badge-${kind}`;
  html.textContent = String(count);
  html.title = title;
  overlays.add(id, { position, html });
}

function tools(canvas: Canvas, scroll: ZoomScroll): HTMLElement {
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

function note(text: string): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.className = "diagram-note";
  paragraph.textContent = text;
  return paragraph;
}

const place = document.getElementById("diagrama");
if (place !== null) void draw(place);
