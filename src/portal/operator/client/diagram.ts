import type NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { operator } from "../../../texts/operator.ts";
import type { HeatMark, Mark } from "../marks.ts";
import { type Canvas, drawInto, note, type Overlays } from "./drawing.ts";

interface ElementRegistry {
  get(id: string): unknown;
}

const texts = operator.diagram;

/** Draws the model into its place, with what stands where. */
async function draw(place: HTMLElement): Promise<void> {
  place.replaceChildren(note(texts.loading));
  await drawInto(place, texts.failed, mark);
}

function mark(viewer: NavigatedViewer, marks: (Mark | HeatMark)[]): void {
  const canvas = viewer.get<Canvas>("canvas");
  const overlays = viewer.get<Overlays>("overlays");
  const registry = viewer.get<ElementRegistry>("elementRegistry");
  for (const one of marks) {
    const { id, incidents } = one;
    if (registry.get(id) === undefined) continue;
    if ("heat" in one) {
      if (one.heat > 0) canvas.addMarker(id, `heat-${one.heat}`);
      if (one.label !== "") badge(overlays, id, "heat", one.label, one.label, { bottom: 10, left: -10 });
    } else {
      if (incidents > 0) canvas.addMarker(id, "mark-incident");
      else if (one.active > 0) canvas.addMarker(id, "mark-active");
      else if (one.done > 0) canvas.addMarker(id, "mark-done");
      if (one.active > 0)
        badge(overlays, id, "active", String(one.active), texts.instancesBadge(one.active), { bottom: 10, left: -10 });
    }
    if (incidents > 0)
      badge(overlays, id, "incident", String(incidents), texts.incidentsBadge(incidents), { bottom: 10, right: 10 });
  }
}

function badge(
  overlays: Overlays,
  id: string,
  kind: string,
  text: string,
  title: string,
  position: Record<string, number>,
): void {
  const html = document.createElement("span");
  html.className = `diagram-badge diagram-badge-${kind}`;
  html.textContent = text;
  html.title = title;
  overlays.add(id, { position, html });
}

const place = document.getElementById("diagrama");
if (place !== null) drawWhenSeen(place);

/** A place in a fold is drawn when it is opened: at once where the window has room for it. */
function drawWhenSeen(place: HTMLElement): void {
  const fold = place.closest("details");
  if (fold === null) {
    void draw(place);
    return;
  }
  fold.addEventListener("toggle", () => void draw(place), { once: true });
  if (window.matchMedia("(min-width: 48rem)").matches) fold.open = true;
}
