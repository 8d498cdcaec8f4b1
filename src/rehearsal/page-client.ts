import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import type { PageData } from "./page.ts";

interface Canvas {
  zoom(to: "fit-viewport"): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
}

/** In the browser: draws each model, and colours what the chosen scenarios reach. */
async function draw({ process, xml, reached, missed, ways }: PageData): Promise<void> {
  const container = document.getElementById(`diagram-${process}`);
  const choice = document.getElementById(`way-${process}`) as HTMLSelectElement | null;
  if (container === null || choice === null) return;
  const viewer = new NavigatedViewer({ container });
  await viewer.importXML(xml);
  const canvas = viewer.get("canvas") as Canvas;
  const registry = viewer.get("elementRegistry") as { get(id: string): unknown };
  canvas.zoom("fit-viewport");
  let marked: [string, string][] = [];
  const show = () => {
    for (const [id, marker] of marked) canvas.removeMarker(id, marker);
    const way = ways[choice.value];
    const green = (way ?? reached).map((id): [string, string] => [id, "reached"]);
    const red = way === undefined ? missed.map((id): [string, string] => [id, "missed"]) : [];
    marked = [...green, ...red].filter(([id]) => registry.get(id) !== undefined);
    for (const [id, marker] of marked) canvas.addMarker(id, marker);
  };
  choice.addEventListener("change", show);
  show();
  container.dataset.ready = "true";
}

const data = JSON.parse(document.getElementById("data")?.textContent ?? "[]") as PageData[];
for (const model of data) draw(model).catch((error: unknown) => console.error(error));
