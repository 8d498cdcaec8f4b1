import * as library from "bpmn-elements";
import { SignalTaskBehaviour } from "bpmn-elements/tasks";
import { EngineException } from "../engine/core/types/exceptions.ts";
import { evaluateCondition, parseExpression } from "../engine/expression/index.ts";
import { rehearsal as texts } from "../texts/rehearsal.ts";
import type { Budget } from "./budget.ts";
import type { Behaviour } from "./mapping.ts";
import { repeatedMessage } from "./messages.ts";
import { NotRehearsed } from "./not-rehearsed.ts";
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
interface SubProcessDefinition {
  id: string;
  triggeredByEvent?: boolean;
  behaviour?: { triggeredByEvent?: boolean };
}

interface InboundContext {
  getInboundSequenceFlows(id: string): unknown[];
}

const SubProcess = library.SubProcess as unknown as Constructor<object>;
const InclusiveGateway = library.InclusiveGateway as unknown as Constructor<object>;
const what = texts.notRehearsed.what;
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
 * - manual tasks wait for nobody, and a boundary event that does not interrupt for message after message;
 * - timers are due by the clock of the rehearsal, as Camunda reckons;
 * - what it executes otherwise than Camunda (compensation, transactions, event subprocesses, joins of inclusive gateways,
 *   conditional events, escalations) is refused: NotRehearsed.
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
    if (definition.behaviour?.type !== "external") throw new NotRehearsed(texts.notRehearsed.task(definition.id));
    return new Activity(SignalTaskBehaviour, definition, engineContext);
  }

  function subProcess(definition: SubProcessDefinition, engineContext: unknown) {
    if (definition.triggeredByEvent || definition.behaviour?.triggeredByEvent) refuse(definition.id, what.eventSubprocess);
    return new SubProcess(definition, engineContext);
  }

  function inclusiveGateway(definition: { id: string }, engineContext: InboundContext) {
    if (engineContext.getInboundSequenceFlows(definition.id).length > 1) refuse(definition.id, what.inclusiveJoin);
    return new InclusiveGateway(definition, engineContext);
  }

  return {
    ...{ SequenceFlow: sequenceFlow, ServiceTask: externalTask, SendTask: externalTask, BusinessRuleTask: externalTask },
    ...{ TimerEventDefinition: timersBy(context), MessageEventDefinition: repeatedMessage, ManualTask: library.Task },
    ...{ CompensateEventDefinition: notRehearsed(what.compensation), CancelEventDefinition: notRehearsed(what.cancel) },
    ScriptTask: notRehearsed(what.script),
    ...{ Transaction: notRehearsed(what.transaction), ConditionalEventDefinition: notRehearsed(what.condition) },
    ...{ EscalationEventDefinition: notRehearsed(what.escalation), SubProcess: subProcess, InclusiveGateway: inclusiveGateway },
  };
}

/** `definition`: the element, or the event of an event definition. */
function notRehearsed(said: string) {
  return function refused(definition: { id: string }): never {
    refuse(definition.id, said);
  };
}

function refuse(id: string, said: string): never {
  throw new NotRehearsed(texts.notRehearsed.element(id, said));
}

function isTrue({ body, language }: { body?: string; language?: string }, { scope, facts }: ConditionContext): boolean {
  if (language !== undefined && language !== "juel") throw new EngineException(texts.notRehearsed.language(language));
  return evaluateCondition(parseExpression((body ?? "").trim()), expressionScope(scope, facts));
}
