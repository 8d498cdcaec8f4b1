import * as library from "bpmn-elements";
import { SignalTaskBehaviour } from "bpmn-elements/tasks";
import { EngineException } from "../engine/core/types/exceptions.ts";
import { evaluateCondition, parseExpression } from "../engine/expression/index.ts";
import type { Budget } from "./budget.ts";
import type { Behaviour } from "./mapping.ts";
import { timersBy } from "./timers.ts";
import { type ExecutionFacts, expressionScope, type VariableScope } from "./variables.ts";

interface FlowDefinition {
  id: string;
  behaviour?: { sourceId?: string; conditionExpression?: { body?: string; language?: string } };
}

interface Flow {
  isDefault: boolean;
  discard(): void;
  evaluate(message: unknown, callback: (error: unknown, taken?: boolean) => void): void;
}

type Constructor<T> = new (definition: unknown, context: unknown) => T;
type ActivityConstructor = new (behaviour: unknown, definition: unknown, context: unknown) => object;
const SequenceFlow = library.SequenceFlow as unknown as Constructor<Flow>;
const Activity = library.Activity as unknown as ActivityConstructor;

/** Where the flows of a process instance evaluate their conditions. */
export interface ConditionContext {
  scope: VariableScope;
  facts: ExecutionFacts;
  /** What may happen until everything waits. */
  budget: Budget;
}

/**
 * What bpmn-engine must do otherwise to read models as Camunda does:
 * - flows that are not taken discard nothing (stock 17.3 lets the leftovers count as arrivals at later joins);
 * - conditions are JUEL that yields a Boolean;
 * - external tasks wait for their worker;
 * - timers are due by the clock of the rehearsal, as Camunda reckons;
 * - compensation and transactions, which it executes otherwise than Camunda, are refused.
 */
export function elementOverrides(context: ConditionContext) {
  function sequenceFlow(definition: FlowDefinition, engineContext: unknown) {
    const flow = new SequenceFlow(definition, engineContext);
    const condition = definition.behaviour?.conditionExpression;
    flow.discard = () => undefined;
    flow.evaluate = (_message, callback) => {
      try {
        context.budget.spend(definition.behaviour?.sourceId ?? definition.id);
      } catch (error) {
        return callback(error);
      }
      if (flow.isDefault || !condition) return callback(null, true);
      let taken: boolean;
      try {
        taken = isTrue(condition, context);
      } catch (error) {
        return callback(new Error(`${definition.id}: ${(error as Error).message}`, { cause: error }));
      }
      callback(null, taken);
    };
    return flow;
  }

  // These are called with `new`, so they must be functions.
  function externalTask(definition: { id: string; behaviour?: Behaviour }, engineContext: unknown) {
    if (definition.behaviour?.type !== "external") throw new Error(`${definition.id}: only external tasks are rehearsed`);
    return new Activity(SignalTaskBehaviour, definition, engineContext);
  }

  return {
    ...{ SequenceFlow: sequenceFlow, ServiceTask: externalTask, SendTask: externalTask, BusinessRuleTask: externalTask },
    TimerEventDefinition: timersBy(context),
    ...{ CompensateEventDefinition: notRehearsed("compensation"), CancelEventDefinition: notRehearsed("a cancel event") },
    Transaction: notRehearsed("a transaction"),
  };
}

/** `definition`: the element, or the event of an event definition. */
function notRehearsed(what: string) {
  return function refused(definition: { id: string }): never {
    throw new Error(`${definition.id}: ${what} is not rehearsed`);
  };
}

function isTrue({ body, language }: { body?: string; language?: string }, { scope, facts }: ConditionContext): boolean {
  if (language !== undefined && language !== "juel") throw new EngineException(`condition language ${language} is not rehearsed`);
  return evaluateCondition(parseExpression((body ?? "").trim()), expressionScope(scope, facts));
}
