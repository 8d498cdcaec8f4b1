import { throwEscalation } from "../../behaviours/escalations.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import { successor } from "../../run.ts";
import type { Behaviour } from "../behaviour.ts";

/** Escalation throw and end event: goes on unless the handler interrupts; without a handler, too. */
export const escalationThrow: Behaviour = {
  execute(run, node) {
    const handler = throwEscalation(run, node, node.activity!.escalationCode!);
    if (!handler?.interrupting) leave(run, successor(node));
  },
};
