import { castToText } from "../../behaviours/casts.ts";
import { priorityOf } from "../../behaviours/numbers.ts";
import { scopeOf } from "../../behaviours/scope.ts";
import { endWait } from "../../behaviours/waits.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import { EngineException } from "../../types/exceptions.ts";
import type { Behaviour } from "../behaviour.ts";

/** Service, send and business rule tasks and message events that workers execute. */
export const externalTask: Behaviour = {
  execute(run, node) {
    const { properties, externalTask: detail, id: activityId } = node.activity!;
    const topic = castToText(detail!.topic.evaluate(scopeOf(run, node)));
    if (topic === null) throw new EngineException("topic name is null", "NullValueException");
    const id = run.context.newId();
    node.wait = { kind: "external-task", id };
    run.emit({
      type: "external-task-created",
      id,
      executionId: node.id,
      instanceId: node.instance.state.id,
      definitionId: node.instance.definition.id,
      activityId,
      activityInstanceId: node.activityInstanceId!,
      topic,
      priority: priorityOf(run, node, detail!.priority),
      extensionProperties: properties,
    });
  },
  signal(run, node) {
    endWait(run, node, "completed");
    leave(run, node);
  },
};
