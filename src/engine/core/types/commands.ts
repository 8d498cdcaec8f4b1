import type { CancelInstruction, MigrationInstruction, StartInstruction } from "./instructions.ts";
import type { TaskProperties } from "./tasks.ts";
import type { TypedValue } from "./values.ts";

/** What asks the core to do something. */
export type Command =
  | {
      type: "start";
      definitionId: string;
      instanceId: string;
      businessKey: string | null;
      variables: Record<string, TypedValue>;
      /** Start at this start event (message start, timer start); default: the none start event. */
      startActivityId?: string;
      startInstructions?: StartInstruction[];
      skipCustomListeners?: boolean;
      skipIoMappings?: boolean;
    }
  | {
      type: "complete-external-task";
      externalTaskId: string;
      variables: Record<string, TypedValue>;
      localVariables: Record<string, TypedValue>;
      /** `externalTask` of camunda:errorEventDefinition conditions: errorMessage, errorDetails, retries, workerId … */
      externalTask?: Record<string, unknown>;
    }
  /** `/failure`: variables are set and camunda:errorEventDefinition conditions tried; the task stays unless one holds. */
  | {
      type: "fail-external-task";
      externalTaskId: string;
      variables: Record<string, TypedValue>;
      localVariables: Record<string, TypedValue>;
      externalTask: Record<string, unknown>;
    }
  | {
      type: "external-task-bpmn-error";
      externalTaskId: string;
      errorCode: string;
      errorMessage: string | null;
      variables: Record<string, TypedValue>;
    }
  | { type: "complete-task"; taskId: string; variables: Record<string, TypedValue> }
  | {
      type: "task-bpmn-error";
      taskId: string;
      errorCode: string;
      errorMessage: string | null;
      variables: Record<string, TypedValue>;
    }
  | { type: "task-escalation"; taskId: string; escalationCode: string; variables: Record<string, TypedValue> }
  /** What stands about a task in the database was changed: its listeners hear of it. `task`: as it is now. */
  | {
      type: "task-updated";
      taskId: string;
      task: TaskProperties;
      assigneeBefore: string | null;
      variables: Record<string, TypedValue>;
    }
  /** One after the other, in whichever trees: all of them, or none. */
  | { type: "several"; commands: Command[] }
  /** A signal from outside, for everybody who waits for it. */
  | { type: "signal"; name: string; variables: Record<string, TypedValue> }
  /** A message or signal reaches the subscription of one execution of this tree. */
  | {
      type: "message";
      subscriptionId: string;
      /** The execution that waits and what for, to be named when it waits no longer. */
      waiting?: { executionId: string; name: string };
      variables: Record<string, TypedValue>;
      localVariables: Record<string, TypedValue>;
    }
  /** An execution is told to go on, whatever it waits for. */
  | { type: "signal-execution"; executionId: string; variables: Record<string, TypedValue> }
  /** A job is due (or was asked for by POST /job/{id}/execute). */
  | { type: "execute-job"; jobId: string }
  | {
      type: "set-variables";
      scope: { executionId: string } | { taskId: string };
      /** true: only in that very scope; false: nearest scope that has the name, else the process instance. */
      local: boolean;
      modifications: Record<string, TypedValue>;
      deletions: string[];
      /** The instance is suspended: an event whose condition holds by that is refused. */
      suspended?: boolean;
    }
  | {
      type: "delete-instance";
      instanceId: string;
      deleteReason: string | null;
      skipIoMappings: boolean;
      skipCustomListeners?: boolean;
    }
  | {
      type: "modify-instance";
      instanceId: string;
      instructions: (StartInstruction | CancelInstruction)[];
      skipIoMappings?: boolean;
      skipCustomListeners?: boolean;
      /** The instance is suspended: nothing of it may be changed. */
      suspended?: boolean;
      /** false: what ends for it was terminated by the engine itself. Default true. */
      externally?: boolean;
    }
  /** The instance goes on in another definition. The instructions have been checked against both definitions. */
  | {
      type: "migrate-instance";
      instanceId: string;
      definitionId: string;
      instructions: MigrationInstruction[];
      variables: Record<string, TypedValue>;
    };
