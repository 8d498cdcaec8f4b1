import type { LintContext } from "./context.ts";
import type { ModdleElement } from "./model.ts";

/** Says what is wrong with an element, in Portuguese. */
export type Report = (element: ModdleElement, message: string) => void;

/** One thing that is looked at in every element of a model, the process and the definitions included. */
export interface Rule {
  check(element: ModdleElement, report: Report): void;
}

/** A rule that knows what there is outside the model. */
export type RuleFactory = (context: LintContext) => Rule;
