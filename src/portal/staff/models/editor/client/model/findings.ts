import type { Issue } from "bpmn-js-bpmnlint";
import { modelEditor } from "../../../../../../texts/models/editor.ts";
import { type EditorNeeds, made, part } from "../page-data.ts";
import { reveal } from "./elements.ts";
import type { DiagramElement, WithServices } from "./services.ts";

const texts = modelEditor.findings;

/** An issue as bpmn-js-bpmnlint keeps it: one about something that is not drawn is put at the whole. */
interface PlacedIssue extends Issue {
  rule: string;
  actualElementId?: string;
}

/** Below the drawing, the same findings as on it: each leads to its element, and to the page about its rule. */
export function listFindings(modeler: WithServices, { rulePages, withoutEngine }: EditorNeeds): void {
  part("achados-sem-motor").hidden = !withoutEngine;
  const show = ({ issues }: { issues: Record<string, PlacedIssue[]> }) => {
    const order = new Map(
      modeler
        .get("elementRegistry")
        .getAll()
        .map(({ id }, index) => [id, index]),
    );
    const found = Object.values(issues).flat();
    const place = ({ id }: Issue) => order.get(id) ?? -1;
    found.sort((a, b) => a.category.localeCompare(b.category) || place(a) - place(b));
    const errors = found.filter(({ category }) => category === "error").length;
    part("achados-resumo").textContent = texts.summary(errors, found.length - errors);
    part("achados-lista").replaceChildren(...found.map((issue) => line(issue)));
    part("achados").dataset.checked = String(found.length);
  };
  const line = ({ id, rule, category, message, actualElementId }: PlacedIssue): HTMLElement => {
    const severity = category === "error" ? "error" : "warning";
    const element = modeler.get("elementRegistry").get(id);
    const name = made("button", {
      type: "button",
      className: "finding-element",
      textContent: nameOf(element, actualElementId ?? id),
    });
    name.addEventListener("click", () => reveal(modeler, element));
    const page = rulePages[rule];
    const about = made("a", { href: page ?? "", target: "_blank", textContent: texts.why });
    about.setAttribute("aria-label", texts.whyOf(rule));
    const item = made(
      "li",
      { className: `finding finding-${severity}` },
      made("strong", { textContent: texts.severity[severity] }),
      " ",
    );
    item.append(name, ": ", made("span", { textContent: message }), " ", ...(page === undefined ? [] : [about]));
    return item;
  };
  modeler.get("eventBus").on("linting.completed", show as (event: never) => void);
}

/** What a person calls an element. */
function nameOf(element: DiagramElement | undefined, id: string): string {
  const own = element?.businessObject;
  return own?.id === id ? own.name || id : id;
}
