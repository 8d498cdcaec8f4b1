import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import { part } from "../page-data.ts";
import { showSource } from "../source.ts";
import type { WithServices } from "./services.ts";
import { setUpZoom, showWhole } from "./tools.ts";

/** The drawing to look at: on a narrow window, and where nothing may be changed. */
export async function showOnly(place: HTMLElement, content: string): Promise<void> {
  place.classList.add("is-looking");
  const viewer = new NavigatedViewer({ container: part("desenho") });
  try {
    await viewer.importXML(content);
    const drawing = viewer as unknown as WithServices;
    showWhole(drawing);
    setUpZoom(drawing);
    part("estado").textContent = "";
  } catch (error) {
    place.classList.remove("is-looking");
    showSource(content, error as Error);
  }
}
