import { EngineException } from "../core/types/exceptions.ts";
import type { CancelInstruction, StartInstruction } from "../core/types/instructions.ts";
import { modifyInstance } from "./instance.ts";
import { loadInstance } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { logOperation } from "./user-operation.ts";

/** Cancels and begins activities in several instances of a definition, one after the other. */
export async function modifyInstances(
  shell: Shell,
  userId: UserId,
  definition: { id: string; key: string },
  changes: {
    ids: string[];
    instructions: (StartInstruction | CancelInstruction)[];
    skipIoMappings: boolean;
    skipCustomListeners: boolean;
    annotation: string | null;
  },
): Promise<void> {
  const { ids, annotation, ...modification } = changes;
  for (const id of ids)
    if ((await loadInstance(shell, id)) === undefined)
      throw new EngineException(`ENGINE-13036 Process instance '${id}' cannot be modified. The process instance does not exist`);
  for (const id of ids) await modifyInstance(shell, null, { id, externally: false, ...modification });
  await logOperation(shell.database.query, userId, shell.now(), {
    ...{ operationType: "ModifyProcessInstance", entityType: "ProcessInstance", category: "Operator", annotation },
    changes: [
      ["nrOfInstances", null, ids.length],
      ["async", null, false],
    ],
    about: { definition_id: definition.id, definition_key: definition.key },
  });
}
