import type { InstanceState, JobRef, Subscription } from "./state.ts";
import type { TaskLink, TaskPlace, TaskProperties } from "./tasks.ts";
import type { TypedValue, VariableType } from "./values.ts";

/** What waits for a person or a worker, and where. */
interface Work {
  id: string;
  executionId: string;
  instanceId: string;
  definitionId: string;
  activityId: string;
  activityInstanceId: string;
}

/** What a step brings about outside the state, in the order in which it happened. */
export type Effect =
  | {
      type: "instance-started";
      instance: InstanceState;
      rootInstanceId: string;
      superInstanceId: string | null;
      startUserId: string | null;
    }
  | {
      type: "instance-ended";
      instanceId: string;
      state: "COMPLETED" | "EXTERNALLY_TERMINATED" | "INTERNALLY_TERMINATED";
      endActivityId: string | null;
      deleteReason: string | null;
    }
  | {
      type: "activity-started";
      id: string;
      parentId: string;
      activityId: string;
      activityName: string | null;
      /** Camunda's name: userTask, serviceTask, startEvent, noneEndEvent, boundaryTimer … */
      activityType: string;
      executionId: string;
      instanceId: string;
      definitionId: string;
      taskId?: string;
      calledInstanceId?: string;
    }
  /** `executionId`: the execution it ended in, which is another one when the tree grew or shrank meanwhile. */
  | { type: "activity-ended"; id: string; canceled: boolean; completeScope: boolean; executionId: string }
  | {
      type: "variable-set";
      id: string;
      name: string;
      value: TypedValue;
      created: boolean;
      executionId: string | null;
      taskId: string | null;
      /** The activity instance of the scope that holds the variable. */
      activityInstanceId: string;
      /** The activity instance that wrote it (Camunda's historic detail). */
      sourceActivityInstanceId: string;
      instanceId: string;
      definitionId: string;
    }
  /** `deletion`: on request, and history keeps nothing but that; null: its scope has ended, and history keeps it. */
  | {
      type: "variable-removed";
      id: string;
      name: string;
      valueType: VariableType;
      deletion: Pick<
        Extract<Effect, { type: "variable-set" }>,
        "executionId" | "taskId" | "sourceActivityInstanceId" | "instanceId"
      > | null;
    }
  /** The execution tree grew or shrank: this runtime entity now belongs to another execution. */
  | { type: "execution-changed"; entity: "user-task" | "external-task" | "job" | "variable"; id: string; executionId: string }
  | ({
      type: "user-task-created";
      name: string | null;
      description: string | null;
      assignee: string | null;
      candidateUsers: string[];
      candidateGroups: string[];
      due: number | null;
      followUp: number | null;
      priority: number;
      /** As written; an expression is evaluated on every read, as is that of formRef. */
      formKey: string | null;
      formRef: { key: string; binding: string; version: string | null } | null;
    } & Work)
  | ({ type: "user-task-changed"; task: TaskProperties; before: TaskProperties } & TaskPlace)
  | ({ type: "task-link-added"; link: TaskLink } & TaskPlace)
  | ({ type: "task-link-removed"; link: TaskLink } & TaskPlace)
  | { type: "user-task-ended"; id: string; reason: "completed" | "deleted"; deleteReason: string | null }
  | ({
      type: "external-task-created";
      topic: string;
      priority: number;
      extensionProperties: Record<string, string>;
    } & Work)
  | { type: "external-task-ended"; id: string; reason: "completed" | "deleted" }
  | {
      type: "job-created";
      id: string;
      kind: JobRef["kind"];
      executionId: string;
      instanceId: string;
      definitionId: string;
      activityId: string;
      /** Milliseconds since the epoch; null: at once. */
      due: number | null;
      repeat: string | null;
      retries: number;
      priority: number;
      exclusive: boolean;
      /** camunda:failedJobRetryTimeCycle of the activity, as written. */
      retryTimeCycle: string | null;
    }
  /** A job that starts an instance at this start event: a signal thrown asynchronously. */
  | { type: "start-job-created"; id: string; definitionId: string; activityId: string }
  /** `executionId`: the execution that the job went over to while it was executed; absent: it is still its own. */
  | { type: "job-ended"; id: string; reason: "executed" | "deleted"; executionId?: string }
  /** The instance now runs in this definition: so does everything of it that was there before. Comes last. */
  | {
      type: "instance-migrated";
      instanceId: string;
      definitionId: string;
      activities: { id: string; activityId: string; activityName: string | null; activityType: string; executionId: string }[];
      /** When jobs are due whose time was reckoned anew. */
      dueDates: Record<string, number>;
    }
  | { type: "subscription-created"; subscription: Subscription; executionId: string; instanceId: string; definitionId: string }
  | { type: "subscription-ended"; id: string }
  | { type: "business-key-changed"; instanceId: string; businessKey: string | null };
