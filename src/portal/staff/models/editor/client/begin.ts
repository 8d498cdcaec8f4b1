import { modelEditor } from "../../../../../texts/models/editor.ts";
import { editorPlace, isNarrow, type PageData, part, readPageData } from "./page-data.ts";
import { type DraftOnServer, readDraft } from "./requests.ts";

/** What an editor does with the file of its page. */
interface Editor {
  edit(place: HTMLElement, page: PageData, draft: DraftOnServer): Promise<void>;
  /** Where nothing may be changed, and where the window is too narrow for it. */
  showOnly(place: HTMLElement, content: string): Promise<void>;
  /** Whether it wants a wide window. */
  isWide: boolean;
}

/** Opens the editor of a page, if it has one, on its file; what goes wrong on the way is told in its place. */
export async function begin({ edit, showOnly, isWide }: Editor): Promise<void> {
  const place = editorPlace();
  if (place === null) return;
  const page = readPageData(place);
  try {
    const draft = await readDraft(page);
    if (!page.writable || (isWide && isNarrow())) await showOnly(place, draft.content);
    else await edit(place, page, draft);
    place.dataset.ready = "true";
  } catch (error) {
    console.warn(error);
    part("estado").textContent = modelEditor.failed;
    place.dataset.ready = "failed";
  }
}
