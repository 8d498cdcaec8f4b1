import { amendActivityStart } from "../../behaviours/history.ts";
import { OpenTask } from "../../behaviours/open-task.ts";
import { scopeOf } from "../../behaviours/scope.ts";
import { hasTaskListeners, taskCreated } from "../../behaviours/task-listeners.ts";
import { endWait } from "../../behaviours/waits.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import type { Behaviour } from "../behaviour.ts";
import { assigneeOf, dateOf, namesOf, taskPriority, textOf } from "./task-properties.ts";

/** Creates a task for people and waits for it. */
export const userTask: Behaviour = {
  execute(run, node) {
    const detail = node.activity!.userTask!;
    const scope = scopeOf(run, node);
    const id = run.context.newId();
    node.wait = { kind: "user-task", id };
    amendActivityStart(run, node, { taskId: id });
    const created = {
      type: "user-task-created" as const,
      id,
      executionId: node.id,
      instanceId: node.instance.state.id,
      definitionId: node.instance.definition.id,
      activityId: node.activity!.id,
      activityInstanceId: node.activityInstanceId!,
      name: textOf(detail.name, scope),
      description: textOf(detail.description, scope),
      due: dateOf(detail.dueDate, scope, "Due date"),
      followUp: dateOf(detail.followUpDate, scope, "Follow up date"),
      priority: taskPriority(detail.priority, scope),
      assignee: assigneeOf(detail.assignee, scope),
      candidateUsers: detail.candidateUsers.flatMap((expression) => namesOf(expression.evaluate(scope))),
      candidateGroups: detail.candidateGroups.flatMap((expression) => namesOf(expression.evaluate(scope))),
      formKey: detail.formKey,
      formRef: detail.formRef,
    };
    run.emit(created);
    if (!hasTaskListeners(node)) return;
    const { name, description, assignee, priority, due, followUp } = created;
    const properties = { name, description, assignee, priority, due, followUp, createTime: run.context.now };
    const none = { owner: null, delegationState: null, parentTaskId: null, updateTime: null };
    taskCreated(run, node, new OpenTask(run, node, id, { ...properties, ...none }, null));
  },
  signal(run, node) {
    endWait(run, node, "completed");
    leave(run, node);
  },
};
