import { part } from "../page-data.ts";
import type { WithServices } from "./services.ts";

/** Part of the place that a whole model fills. */
const AIR = 0.85;
/** Half of what the palette covers, in pixels. */
const BESIDE_PALETTE = 48;

/** The whole model, with a little air around it; beside the palette, where there is one. */
export function showWhole(modeler: WithServices): void {
  const canvas = modeler.get("canvas");
  canvas.zoom(canvas.zoom("fit-viewport", "auto") * AIR, "auto");
  if (document.querySelector(".djs-palette") !== null) canvas.scroll({ dx: BESIDE_PALETTE, dy: 0 });
}

/** The buttons above a drawing that is only looked at. */
export function setUpZoom(modeler: WithServices): void {
  part("aproximar").addEventListener("click", () => modeler.get("zoomScroll").stepZoom(1));
  part("afastar").addEventListener("click", () => modeler.get("zoomScroll").stepZoom(-1));
  part("inteiro").addEventListener("click", () => showWhole(modeler));
}

/** The buttons above the drawing. The keyboard does the same while the drawing has the focus. */
export function setUpTools(modeler: WithServices): void {
  setUpZoom(modeler);
  const commands = modeler.get("commandStack");
  part("desfazer").addEventListener("click", () => commands.undo());
  part("refazer").addEventListener("click", () => commands.redo());
  part("procurar").addEventListener("click", () => {
    modeler.get("canvas").focus();
    // After this click, which would close it again: it is beside the search.
    window.setTimeout(() => modeler.get("searchPad").open());
  });
  const follow = () => {
    part<HTMLButtonElement>("desfazer").disabled = !commands.canUndo();
    part<HTMLButtonElement>("refazer").disabled = !commands.canRedo();
  };
  modeler.get("eventBus").on("commandStack.changed", follow);
  follow();
}
