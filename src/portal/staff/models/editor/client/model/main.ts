import { begin } from "../begin.ts";
import { type Keeper, keep } from "../keeper.ts";
import type { PageData } from "../page-data.ts";
import { type DraftOnServer, readNeeds } from "../requests.ts";
import { showSource } from "../source.ts";
import { listElements } from "./elements.ts";
import { listFindings } from "./findings.ts";
import { createModeler, type ModelDrawing } from "./modeler.ts";
import { offerParts } from "./parts.ts";
import { setUpTools, showWhole } from "./tools.ts";
import { showOnly } from "./viewing.ts";

/** The modeler on the file of the page; a file that cannot be drawn is shown as text. */
async function edit(place: HTMLElement, page: PageData, draft: DraftOnServer): Promise<void> {
  const needs = await readNeeds(page);
  if (needs === null) throw new Error("nobody is signed in");
  // Before anything is drawn: a drawing without a size has no scale.
  place.classList.add("is-editing");
  const modeler = createModeler(needs);
  if (!(await drawn(place, modeler, draft.content))) return;
  const keeper: Keeper = keep(page, draft, {
    content: async () => {
      const { xml, error } = await modeler.saveXML({ format: true });
      if (xml === undefined) throw error ?? new Error("no XML");
      return xml;
    },
    async show(content) {
      if (await drawn(place, modeler, content)) showWhole(modeler);
    },
  });
  modeler.get("eventBus").on("commandStack.changed", (({ trigger }: { trigger?: string }) => {
    if (trigger !== "clear") keeper.changed();
  }) as (event: never) => void);
  listFindings(modeler, needs);
  listElements(modeler);
  offerParts(modeler, needs);
  setUpTools(modeler);
  showWhole(modeler);
}

/** Draws a file; one that cannot be drawn is shown as what it is. */
async function drawn(place: HTMLElement, modeler: ModelDrawing, content: string): Promise<boolean> {
  try {
    await modeler.importXML(content);
    return true;
  } catch (error) {
    place.classList.remove("is-editing");
    showSource(content, error as Error);
    return false;
  }
}

void begin({ edit, showOnly, isWide: true });
