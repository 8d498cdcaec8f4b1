import { lint } from "../../texts/lint.ts";
import { isA } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["readable-ids"];
const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Ids stand in scenarios, logs and reports for years: English words in lower case, with hyphens. */
export const readableIds: RuleFactory = () => ({
  check(element, report) {
    const { $type, id } = element;
    if (!$type.startsWith("bpmn:") || id === undefined || isA(element, "definitions") || KEBAB_CASE.test(id)) return;
    report(element, texts.unreadable(id));
  },
});
