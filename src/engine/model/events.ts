/** What compiled events wait for, catch and throw. */
import type { Expression } from "../expression/index.ts";
import type { CallMapping } from "./elements.ts";

/** A subscription that a scope holds while it exists. */
export interface SubscriptionDeclaration {
  type: "message" | "signal" | "conditional";
  /** null: a condition has none. */
  name: Expression | null;
  activityId: string;
}

/** A timer that a scope holds while it exists. */
export interface TimerDeclaration {
  kind: "date" | "duration" | "cycle";
  expression: Expression;
  activityId: string;
  /** The task listener that the timer calls. */
  listenerId?: string;
  /** Only a cycle that does not interrupt repeats itself. */
  repeats: boolean;
}

/** An error boundary event or error event subprocess of a scope; sorted, the first that matches wins. */
export interface ErrorHandler {
  /** null catches every error. */
  errorCode: string | null;
  handlerId: string;
  codeVariable: string | null;
  messageVariable: string | null;
}

/** An escalation boundary event or escalation event subprocess of a scope. */
export interface EscalationHandler {
  /** null catches every escalation. */
  code: string | null;
  handlerId: string;
  codeVariable: string | null;
  interrupting: boolean;
}

/** What a conditional event waits for. */
export interface ConditionDetail {
  expression: Expression;
  /** camunda:variableName: only changes of this variable count; null: of all. */
  variableName: string | null;
  /** camunda:variableEvents: only these changes count; empty: all. */
  variableEvents: string[];
}

/** What a signal throw event sends along. */
export interface SignalDetail {
  name: Expression;
  in: CallMapping[];
  businessKey: Expression | null;
  /** camunda:async: receivers get a job. */
  isAsync: boolean;
}
