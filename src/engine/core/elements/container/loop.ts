/** How often a multi-instance activity runs, over what, and until when. */
import { JavaList, toExpressionValue, toTypedValue } from "../../../expression/index.ts";
import type { MultiInstanceDetail } from "../../../model/elements.ts";
import { numberOf } from "../../behaviours/numbers.ts";
import { scopeOf } from "../../behaviours/scope.ts";
import { findVariable } from "../../behaviours/variables.ts";
import type { Run } from "../../run.ts";
import type { Node } from "../../tree/node.ts";
import { EngineException } from "../../types/exceptions.ts";
import type { TypedValue } from "../../types/values.ts";

/** Number of instances; 0 skips the activity. Throws when it is no number, negative, or the collection is none. */
export function numberOfInstances(run: Run, node: Node, detail: MultiInstanceDetail): number {
  if (!detail.cardinality) return collectionOf(run, node, detail).length;
  const value = detail.cardinality.evaluate(scopeOf(run, node));
  const number = numberOf(value);
  if (number === null) {
    if (typeof value === "string") throw new EngineException(`For input string: "${value}"`, "NumberFormatException");
    throw new EngineException(
      `ENGINE-02027 Could not resolve expression of type 'loopCardinality'. Expression '${detail.cardinality.text}' needs to be a number or number String.`,
    );
  }
  if (number < 0) {
    throw new EngineException(
      `ENGINE-02023 Invalid number of 'instances': must be positive integer value or zero, but was '${number}'.`,
    );
  }
  return number;
}

/** The element that an instance works on. */
export function elementAt(run: Run, node: Node, detail: MultiInstanceDetail, index: number): TypedValue {
  return toTypedValue(collectionOf(run, node, detail)[index], detail.elementVariable ?? "");
}

/** Only a Java collection counts: a Json variable is none. */
function collectionOf(run: Run, node: Node, detail: MultiInstanceDetail): readonly unknown[] {
  if (detail.collection) {
    const value = detail.collection.evaluate(scopeOf(run, node));
    if (value instanceof JavaList && !value.isArray) return value.items;
    throw new EngineException(`ENGINE-02024 Expression '${detail.collection.text}' didn't resolve to type 'Collection'.`);
  }
  const name = detail.collectionVariable ?? "";
  const variable = findVariable(node, name);
  const value = variable ? toExpressionValue(variable) : null;
  if (value instanceof JavaList && !value.isArray) return value.items;
  throw new EngineException(`ENGINE-02025 Variable '${name}' is not of the expected type 'Collection'.`);
}

/** false without a condition. Throws unless it yields a Boolean. */
export function completionConditionHolds(run: Run, node: Node, detail: MultiInstanceDetail): boolean {
  if (!detail.completionCondition) return false;
  const value = detail.completionCondition.evaluate(scopeOf(run, node));
  if (typeof value === "boolean") return value;
  throw new EngineException(
    `ENGINE-02028 Could not resolve expression of type 'completionCondition'. Expression '${detail.completionCondition.text}' needs to evaluate to a boolean value.`,
  );
}
