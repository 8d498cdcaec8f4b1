import type { ElementTemplate } from "../../../../../../element-templates/index.ts";
import { modelEditor } from "../../../../../../texts/models/editor.ts";
import { type EditorNeeds, made, part } from "../page-data.ts";
import { reveal } from "./elements.ts";
import { flowBehind, insert } from "./insert.ts";
import type { DiagramElement, WithServices } from "./services.ts";

const texts = modelEditor.parts;

/** Our parts: one is put behind the element that is chosen, or made of it. */
export function offerParts(modeler: WithServices, { templates }: EditorNeeds): void {
  const dialog = part<HTMLDialogElement>("partes");
  const search = part<HTMLInputElement>("partes-busca");
  let chosen: DiagramElement | null = null;

  const open = () => {
    chosen = modeler.get("selection").get()[0] ?? null;
    part("partes-onde").textContent = chosen === null ? texts.nowhere : texts.behind(chosen.businessObject.name || chosen.id);
    search.value = "";
    show();
    dialog.showModal();
    search.focus();
  };
  const close = (then: () => void) => {
    dialog.close();
    then();
  };
  const show = () => {
    const words = plain(search.value).split(/\s+/);
    const found = templates.filter(({ name, description, category }) => {
      const said = plain(`${name} ${description} ${category.name}`);
      return words.every((word) => said.includes(word));
    });
    part("partes-lista").replaceChildren(...found.map(row));
    part("partes-nenhuma").hidden = found.length > 0;
  };
  const row = (template: ElementTemplate): HTMLElement => {
    const fits = chosen !== null && template.appliesTo.includes(chosen.type);
    const item = made("li", {}, made("strong", { textContent: template.name }), made("p", { textContent: template.description }));
    const act = (label: string, does: () => DiagramElement) => {
      const button = made("button", { type: "button", className: "br-button secondary small", textContent: label });
      button.setAttribute("aria-label", `${label}: ${template.name}`);
      button.addEventListener("click", () => close(() => reveal(modeler, does())));
      item.append(button);
    };
    const behind = chosen;
    if (canFollow(behind)) act(texts.append, () => append(modeler, behind, template));
    if (fits && behind !== null) act(texts.apply, () => modeler.get("elementTemplates").applyTemplate(behind, template));
    if (behind === null) act(texts.create, () => create(modeler, template));
    return item;
  };

  part("acrescentar").addEventListener("click", open);
  part("partes-fechar").addEventListener("click", () => dialog.close());
  search.addEventListener("input", show);
  // What the panel of properties asks for with its “Escolher”.
  modeler.get("eventBus").on("elementTemplates.select", open);
}

/** Says where they are offered that one of them could not be read. They are read while the modeler is made. */
export const brokenPartsModule = {
  __init__: [
    [
      "eventBus",
      (events: { on(event: string, listener: (event: { errors: Error[] }) => void): void }) =>
        events.on("elementTemplates.errors", ({ errors }) => {
          console.warn(...errors);
          part("partes-problema").hidden = false;
        }),
    ],
  ],
};

/** Whether something may be drawn behind an element: neither flows nor ends lead on. */
function canFollow(element: DiagramElement | null): element is DiagramElement {
  return element?.parent !== undefined && !/Flow$|EndEvent$|Annotation$|Association$|Participant$|Lane$/.test(element.type);
}

function append(modeler: WithServices, behind: DiagramElement, template: ElementTemplate): DiagramElement {
  const shape = modeler.get("elementFactory").createShape({ type: shapeOf(template) });
  const flow = flowBehind(behind);
  const placed = flow === null ? modeler.get("autoPlace").append(behind, shape) : insert(modeler, flow, shape);
  return asPart(modeler, placed, template);
}

/** Where there is room for it to be seen and moved. */
function create(modeler: WithServices, template: ElementTemplate): DiagramElement {
  const shape = modeler.get("elementFactory").createShape({ type: shapeOf(template) });
  const root = modeler.get("canvas").getRootElement();
  return asPart(modeler, modeler.get("modeling").createShape(shape, { x: 300, y: 200 }, root), template);
}

/** Makes a new element a part of ours, with the name of the part and ids that people can read. */
function asPart(modeler: WithServices, shape: DiagramElement, template: ElementTemplate): DiagramElement {
  const modeling = modeler.get("modeling");
  const element = modeler.get("elementTemplates").applyTemplate(shape, template);
  const id = freeId(modeler, template.id.split(".").at(-1) ?? "part");
  modeling.updateProperties(element, { id });
  modeling.updateLabel(element, template.name);
  // Flows that were drawn just now have ids that nobody can read.
  for (const flow of [...(element.incoming ?? []), ...(element.outgoing ?? [])]) {
    if (/^Flow_/.test(flow.id)) modeling.updateProperties(flow, { id: freeId(modeler, `flow-${id}`) });
  }
  return element;
}

function freeId(modeler: WithServices, wanted: string): string {
  const taken = (id: string) => modeler.get("elementRegistry").get(id) !== undefined;
  let id = wanted;
  for (let nth = 2; taken(id); nth++) id = `${wanted}-${nth}`;
  return id;
}

const shapeOf = ({ appliesTo }: ElementTemplate): string => appliesTo[0] ?? "bpmn:Task";

/** Without capitals and accents. */
const plain = (text: string): string => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").trim();
