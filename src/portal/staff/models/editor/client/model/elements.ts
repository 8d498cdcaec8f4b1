import { modelEditor } from "../../../../../../texts/models/editor.ts";
import { made, part } from "../page-data.ts";
import type { DiagramElement, WithServices } from "./services.ts";
import { translated } from "./translate.ts";

const texts = modelEditor.elements;

/** Beside the drawing, its elements as a list: who does not use a pointer, or does not see the drawing, finds and changes them here. */
export function listElements(modeler: WithServices): void {
  const list = part("elementos-lista");
  let timer = 0;
  const show = () => {
    const chosen = new Set(
      modeler
        .get("selection")
        .get()
        .map(({ id }) => id),
    );
    const rows = shownElements(modeler).map((element) => {
      const button = made("button", { type: "button", textContent: describe(element) });
      button.setAttribute("aria-pressed", String(chosen.has(element.id)));
      button.addEventListener("click", () => {
        reveal(modeler, element);
        focusProperties();
      });
      return made("li", {}, button);
    });
    const focused = [...list.querySelectorAll("button")].indexOf(document.activeElement as HTMLButtonElement);
    list.replaceChildren(...rows);
    if (focused >= 0) list.querySelectorAll("button")[focused]?.focus();
  };
  const soon = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(show, 50);
  };
  modeler.get("eventBus").on(["commandStack.changed", "selection.changed", "import.done"], soon);
  part("elementos").addEventListener("toggle", soon);
  show();
}

/** Everything that has properties of its own, in the order of the file: the process first. */
function shownElements(modeler: WithServices): DiagramElement[] {
  return modeler.get("elementRegistry").filter(({ labelTarget, type, id }) => {
    return labelTarget === undefined && type !== "label" && !id.endsWith("_plane");
  });
}

/** “Tarefa de uma pessoa: Analisar o pedido”; a flow without a name says from where it leads where. */
function describe({ businessObject }: DiagramElement): string {
  const { $type, name, id, sourceRef, targetRef } = businessObject;
  const plainType = $type.replace("bpmn:", "").replace(/\B([A-Z])/g, " $1");
  const type = translated(plainType) ?? plainType;
  if (sourceRef && targetRef) return `${type}: ${texts.flow(name, called(sourceRef), called(targetRef))}`;
  return `${type}: ${name || texts.nameless(id)}`;
}

const called = ({ name, id }: { name?: string; id: string }): string => name || id;

/** Chooses an element and shows it. */
export function reveal(modeler: WithServices, element: DiagramElement | undefined): void {
  if (element === undefined) return;
  const canvas = modeler.get("canvas");
  const root = canvas.findRoot(element);
  if (root !== null) canvas.setRootElement(root);
  modeler.get("selection").select(element.parent === undefined ? null : element);
  if (element.parent !== undefined) canvas.scrollToElement(element);
}

/** From the list straight to the fields of what was chosen. */
function focusProperties(): void {
  requestAnimationFrame(() => {
    part("propriedades").querySelector<HTMLElement>(".bio-properties-panel-group-header-button, input, button")?.focus();
  });
}
