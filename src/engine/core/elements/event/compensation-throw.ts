import { compensationsAround, subscribedActivity } from "../../behaviours/compensation.ts";
import { compensate } from "../../life-cycle/compensate.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import type { Behaviour } from "../behaviour.ts";

/** Compensation throw and end event: goes on once all that it compensates is compensated. */
export const compensationThrow: Behaviour = {
  execute(run, node) {
    const { compensatedActivityId } = node.activity!;
    const wanted = compensatedActivityId === null ? null : subscribedActivity(node, compensatedActivityId);
    const found = compensationsAround(node).filter(({ subscription }) => wanted === null || subscription.activityId === wanted);
    if (found.length === 0) leave(run, node);
    else compensate(run, node, found);
  },
};
