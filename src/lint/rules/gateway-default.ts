import { lint } from "../../texts/lint.ts";
import { child, isA, outgoingOf } from "../model.ts";
import type { RuleFactory } from "../rule.ts";

const texts = lint.rules["gateway-default"];

/** Where no condition holds and there is no default, the instance stops with an incident. */
export const gatewayDefault: RuleFactory = () => ({
  check(element, report) {
    if (!isA(element, "exclusiveGateway", "inclusiveGateway") || outgoingOf(element).length < 2) return;
    const way = child(element, "default");
    if (way === undefined) report(element, texts.missing);
    else if (child(way, "conditionExpression") !== undefined) report(way, texts.conditional);
  },
});
