import { lint } from "../../texts/lint.ts";
import { documentation, flag, isA, text } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["process-header"];
const DURATION = /^P(\d+D|\d+)$|^\d+$/;

/** What an executable process has to say of itself: its version, how long its history is kept, what it is for. */
export const processHeader: RuleFactory = () => ({
  check(element, report) {
    if (!isA(element, "process")) return;
    if (!flag(element, "isExecutable")) report(element, texts.executable);
    if (!text(element, "camunda:versionTag")) report(element, texts.versionTag);
    const timeToLive = text(element, "camunda:historyTimeToLive");
    if (timeToLive === undefined || !DURATION.test(timeToLive)) report(element, texts.timeToLive);
    if (!documentation(element)) report(element, texts.documentation);
  },
});
