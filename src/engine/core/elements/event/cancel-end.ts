import type { FlowNode } from "../../../model/elements.ts";
import { compensationsAround } from "../../behaviours/compensation.ts";
import { compensate } from "../../life-cycle/compensate.ts";
import { executeActivity, scopeExecution } from "../../life-cycle/enter.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import { EngineException } from "../../types/exceptions.ts";
import type { Behaviour } from "../behaviour.ts";

/** Cancel end event: compensates its transaction, which is then left by the cancel boundary event. */
export const cancelEnd: Behaviour = {
  execute(run, node) {
    const { id, cancelBoundaryId } = node.activity!;
    if (cancelBoundaryId === null) {
      throw new EngineException(
        `Could not find cancel boundary event for cancel end event Activity(${id}): cancelBoundaryEvent is null`,
        "NullValueException",
      );
    }
    const found = compensationsAround(node);
    if (found.length === 0) leave(run, node);
    else compensate(run, node, found);
  },
  leave(run, node) {
    const boundary = node.instance.definition.elements.get(node.activity!.cancelBoundaryId!) as FlowNode;
    executeActivity(run, scopeExecution(node, boundary.eventScope!), boundary);
  },
};
