import { randomUUID } from "node:crypto";
import type { Command } from "../core/types/commands.ts";
import { EngineException } from "../core/types/exceptions.ts";
import type { StepResult } from "../core/types/step.ts";
import type { Deployed } from "../definitions/registry.ts";
import type { Writes } from "../persistence/writes.ts";
import { execute } from "./execute.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { userOperationRows } from "./user-operation.ts";

type StartCommand = Extract<Command, { type: "start" }>;

export interface StartRequest {
  businessKey: string | null;
  variables: Variables;
  startActivityId?: string;
  startInstructions?: StartCommand["startInstructions"];
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
  /** A timer or message start is not written to the log of what people did. */
  byPerson?: boolean;
  /** Default: a fresh id. */
  instanceId?: string;
  /** Rows written in the same transaction. */
  also?(writes: Writes): void;
}

export interface StartedInstance {
  id: string;
  definition: Deployed;
  businessKey: string | null;
  result: StepResult;
}

/** Starts an instance of a definition. Throws EngineException when it is suspended or the first steps fail. */
export async function startProcess(
  shell: Shell,
  userId: UserId,
  definition: Deployed,
  request: StartRequest,
): Promise<StartedInstance> {
  if (definition.suspended) throw suspended("Process Definition", definition.id);
  const { businessKey, variables, startActivityId, startInstructions, byPerson = true } = request;
  const { skipCustomListeners = false, skipIoMappings = false } = request;
  if (!startInstructions && (skipCustomListeners || skipIoMappings))
    throw new EngineException(
      "ENGINE-13024 Cannot skip custom listeners or input/output mappings when start a process instance at default start activity.",
    );
  const instanceId = request.instanceId ?? randomUUID();
  const command: StartCommand = {
    ...{ type: "start", definitionId: definition.id, instanceId, businessKey, variables },
    ...(startActivityId === undefined ? {} : { startActivityId }),
    ...(startInstructions === undefined ? {} : { startInstructions, skipCustomListeners, skipIoMappings }),
  } as StartCommand;
  const result = await execute(shell, userId, async () => ({
    ...{ tree: null, rootId: instanceId, command },
    also(writes) {
      request.also?.(writes);
      if (!byPerson) return;
      writes.userOperations.push(
        ...userOperationRows(userId, shell.now(), {
          ...{ operationType: "Create", entityType: "ProcessInstance", category: "Operator" },
          about: {
            ...{ deployment_id: definition.deploymentId, definition_id: definition.id, definition_key: definition.key },
            ...{ root_id: instanceId, instance_id: instanceId },
          },
        }),
      );
    },
  }));
  const instance = result.state?.instances[instanceId];
  return { id: instanceId, definition, businessKey: instance ? instance.businessKey : businessKey, result };
}

/** Camunda's refusal of anything that is suspended. */
export function suspended(what: string, id: string): EngineException {
  return new EngineException(`ENGINE-03043 ${what} with id '${id}' is suspended.`, "SuspendedEntityInteractionException");
}
