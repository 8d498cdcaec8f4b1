import { Form } from "@bpmn-io/form-js-viewer";
import { portalModule } from "../../../../forms/fields/module.ts";
import { begin } from "./begin.ts";
import { createFormEditor, type FormDrawing, type FormFile } from "./form/editor.ts";
import { offerPreview } from "./form/preview.ts";
import { keep } from "./keeper.ts";
import { type PageData, part } from "./page-data.ts";
import type { DraftOnServer } from "./requests.ts";
import { showSource } from "./source.ts";

/** The form editor on the file of the page; a file that holds no form is shown as text. */
async function edit(place: HTMLElement, page: PageData, draft: DraftOnServer): Promise<void> {
  const drawing = createFormEditor();
  if (!(await drawn(place, drawing, draft.content))) return;
  const keeper = keep(page, draft, {
    content: async () => `${JSON.stringify(drawing.form(), null, 2)}\n`,
    async show(content) {
      await drawn(place, drawing, content);
    },
  });
  const commands = drawing.get("commandStack");
  const follow = () => {
    part<HTMLButtonElement>("desfazer").disabled = !commands.canUndo();
    part<HTMLButtonElement>("refazer").disabled = !commands.canRedo();
  };
  part("desfazer").addEventListener("click", () => commands.undo());
  part("refazer").addEventListener("click", () => commands.redo());
  drawing.get("eventBus").on("commandStack.changed", ({ trigger }) => {
    follow();
    if (trigger !== "clear") keeper.changed();
  });
  follow();
  offerPreview(drawing);
  place.classList.add("is-editing");
}

async function drawn(place: HTMLElement, drawing: FormDrawing, content: string): Promise<boolean> {
  try {
    await drawing.open(JSON.parse(content) as FormFile);
    return true;
  } catch (error) {
    place.classList.remove("is-editing");
    showSource(content, error as Error);
    return false;
  }
}

/** The form as the portal shows it, to look at. */
async function showOnly(place: HTMLElement, content: string): Promise<void> {
  const container = part("desenho");
  container.classList.add("task-form");
  try {
    const form = new Form({ container, additionalModules: [portalModule("pt")] });
    await form.importSchema(JSON.parse(content));
    part("estado").textContent = "";
    place.classList.add("is-looking");
  } catch (error) {
    showSource(content, error as Error);
  }
}

void begin({ edit, showOnly, isWide: true });
