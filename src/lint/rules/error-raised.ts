import { lint } from "../../texts/lint.ts";
import { raisedBy } from "../errors.ts";
import { allElements, child, errorCodeOf, eventDefinitions, flag, isA, type ModdleElement } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["error-raised"];

/** A way that waits for an error code which nothing raises is never taken. */
export const errorRaised: RuleFactory = (context) => ({
  check(element, report) {
    const code = errorCodeOf(element);
    if (code === null || eventDefinitions(element, "error").length === 0) return;
    const watched = watchedBy(element);
    if (watched === null || watched.some((source) => raisedBy(source, context).includes(code))) return;
    report(element, texts.unraised(code));
  },
});

/** What an error event watches: the activity it is attached to with all in it, or the scope of its event subprocess. */
function watchedBy(event: ModdleElement): ModdleElement[] | null {
  if (isA(event, "boundaryEvent")) {
    const activity = child(event, "attachedToRef");
    return activity === undefined ? null : [activity, ...allElements(activity)];
  }
  const subprocess = event.$parent;
  if (!isA(event, "startEvent") || subprocess?.$parent === undefined || !flag(subprocess, "triggeredByEvent")) return null;
  return allElements(subprocess.$parent);
}
