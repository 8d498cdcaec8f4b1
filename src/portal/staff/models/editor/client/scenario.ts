import { begin } from "./begin.ts";
import { keep } from "./keeper.ts";
import { type PageData, part } from "./page-data.ts";
import type { DraftOnServer } from "./requests.ts";

/** A scenario, as text. */
async function edit(_place: HTMLElement, page: PageData, draft: DraftOnServer): Promise<void> {
  const text = show(draft.content);
  const keeper = keep(page, draft, { content: async () => text.value, show: async (content) => void show(content) });
  text.addEventListener("input", () => keeper.changed());
}

async function showOnly(_place: HTMLElement, content: string): Promise<void> {
  show(content).readOnly = true;
  part("estado").textContent = "";
}

function show(content: string): HTMLTextAreaElement {
  const text = part<HTMLTextAreaElement>("texto");
  text.value = content;
  return text;
}

void begin({ edit, showOnly, isWide: false });
