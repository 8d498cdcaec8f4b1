import { lint } from "../../texts/lint.ts";
import { child, elements, isA, type ModdleElement, outgoingOf, text } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["named-elements"];

/** People read the diagram, the list of tasks and the history by these names. */
export const namedElements: RuleFactory = () => ({
  check(element, report) {
    if ((text(element, "name") ?? "").trim() !== "") return;
    if (isA(element, "process")) report(element, texts.process);
    else if (isA(element, "sequenceFlow")) {
      const source = child(element, "sourceRef");
      if (source !== undefined && decides(source)) report(element, texts.flow);
    } else if (element.$parent !== undefined && elements(element.$parent, "flowElements").includes(element) && !joins(element))
      report(element, texts.element);
  },
});

function decides(source: ModdleElement): boolean {
  return isA(source, "exclusiveGateway", "inclusiveGateway") && outgoingOf(source).length > 1;
}

/** A gateway that only brings ways together needs no question. */
function joins(element: ModdleElement): boolean {
  return /Gateway$/.test(element.$type) && outgoingOf(element).length < 2;
}
