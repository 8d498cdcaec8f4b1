import { modelEditor } from "../../../../../texts/models/editor.ts";
import { keep } from "./keeper.ts";
import { editorPlace, part, readPageData } from "./page-data.ts";
import { readDraft } from "./requests.ts";

/** A scenario, as text. */
async function open(place: HTMLElement): Promise<void> {
  const page = readPageData(place);
  const text = part<HTMLTextAreaElement>("texto");
  const show = (content: string) => {
    text.value = content;
  };
  const draft = await readDraft(page);
  show(draft.content);
  text.readOnly = !page.writable;
  if (page.writable) {
    const keeper = keep(page, draft, { content: async () => text.value, show: async (content) => show(content) });
    text.addEventListener("input", () => keeper.changed());
  } else part("estado").textContent = "";
  place.dataset.ready = "true";
}

const place = editorPlace();
if (place !== null)
  open(place).catch((error: unknown) => {
    console.warn(error);
    part("estado").textContent = modelEditor.failed;
    place.dataset.ready = "failed";
  });
