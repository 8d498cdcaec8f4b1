import type { BehaviourName, FlowNode } from "../../model/elements.ts";
import type { Behaviour } from "./behaviour.ts";
import { callActivity } from "./container/call-activity.ts";
import { multiInstance } from "./container/multi-instance.ts";
import { process } from "./container/process.ts";
import { subprocess } from "./container/subprocess.ts";
import { cancelEnd } from "./event/cancel-end.ts";
import { compensationThrow } from "./event/compensation-throw.ts";
import { condition } from "./event/condition.ts";
import { end } from "./event/end.ts";
import { errorEnd } from "./event/error-end.ts";
import { escalationThrow } from "./event/escalation-throw.ts";
import { passThrough } from "./event/pass-through.ts";
import { signalThrow } from "./event/signal-throw.ts";
import { terminateEnd } from "./event/terminate-end.ts";
import { eventBasedGateway } from "./gateway/event-based.ts";
import { exclusiveGateway } from "./gateway/exclusive.ts";
import { inclusiveGateway } from "./gateway/inclusive.ts";
import { parallelGateway } from "./gateway/parallel.ts";
import { expressionTask } from "./task/expression-task.ts";
import { externalTask } from "./task/external-task.ts";
import { receive } from "./task/receive.ts";
import { userTask } from "./task/user-task.ts";

let table: Record<BehaviourName, Behaviour> | null = null;

/** The behaviour of an element. The table is built on first use: the behaviours and the life cycle need each other. */
export function behaviourOf(element: FlowNode): Behaviour {
  table ??= {
    process,
    "pass-through": passThrough,
    "user-task": userTask,
    "external-task": externalTask,
    receive,
    "event-after-gateway": passThrough,
    "event-based-gateway": eventBasedGateway,
    "signal-throw": signalThrow,
    "expression-task": expressionTask,
    "escalation-throw": escalationThrow,
    "compensation-throw": compensationThrow,
    "cancel-end": cancelEnd,
    condition,
    "exclusive-gateway": exclusiveGateway,
    "inclusive-gateway": inclusiveGateway,
    "parallel-gateway": parallelGateway,
    subprocess,
    "event-subprocess": subprocess,
    "multi-instance": multiInstance,
    "call-activity": callActivity,
    end,
    "error-end": errorEnd,
    "terminate-end": terminateEnd,
  };
  return table[element.behaviour];
}
