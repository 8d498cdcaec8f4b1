import { Form } from "@bpmn-io/form-js-viewer";
import { Form as TaskListForm } from "task-list-form-viewer";
import { modelEditor } from "../../../../../../texts/models/editor.ts";
import { portalModule } from "../../../../../forms/fields/module.ts";
import { part } from "../page-data.ts";
import type { FormDrawing, FormFile } from "./editor.ts";

const texts = modelEditor.form;

/** A way to see the form: what its button is called, what is said above, and who draws it. */
const views = {
  "no-portal": {
    lead: texts.portalLead,
    className: "task-form",
    create: (container: HTMLElement) => new Form({ container, additionalModules: [portalModule("pt")] }),
  },
  "na-lista": {
    lead: texts.taskListLead,
    className: "task-list-form",
    create: (container: HTMLElement) => new TaskListForm({ container }),
  },
};
const DRAW = "montar";

/** Switches between drawing the form and trying it, as the portal and as a task list show it. */
export function offerPreview(drawing: FormDrawing): void {
  let shown: { destroy(): void } | null = null;
  let mode: string = DRAW;
  const place = part("visao-formulario");

  const draw = async () => {
    shown?.destroy();
    shown = null;
    if (!isView(mode)) return;
    const { lead, className, create } = views[mode];
    part("visao-lead").textContent = lead;
    place.className = className;
    place.replaceChildren();
    const form = create(place);
    shown = form;
    await form.importSchema(drawing.form() as FormFile & { components: [] }, testData());
  };
  for (const id of [DRAW, ...Object.keys(views)]) {
    part(id).addEventListener("click", () => {
      mode = id;
      for (const other of [DRAW, ...Object.keys(views)]) part(other).setAttribute("aria-pressed", String(other === id));
      part("desenho").hidden = id !== DRAW;
      part("visao").hidden = id === DRAW;
      void draw();
    });
  }
  part("visao-dados").addEventListener("change", () => void draw());
  // A preview collects nothing: what is typed there is gone with it.
  place.addEventListener("submit", (event) => event.preventDefault());
}

function testData(): Record<string, unknown> {
  const problem = part("visao-problema");
  problem.textContent = "";
  try {
    return JSON.parse(part<HTMLTextAreaElement>("visao-dados").value || "{}") as Record<string, unknown>;
  } catch {
    problem.textContent = texts.dataWrong;
    return {};
  }
}

const isView = (mode: string): mode is keyof typeof views => mode in views;
