import { randomUUID } from "node:crypto";
import type { Command } from "../core/types/commands.ts";
import type { CancelInstruction, StartInstruction } from "../core/types/instructions.ts";
import { execute } from "./execute.ts";
import { noInstance } from "./instance.ts";
import { loadInstances, treesOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { userOperationRows } from "./user-operation.ts";

/** Cancels and begins activities in several instances of a definition: in all of them, or in none. */
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
  await execute(shell, userId, async () => {
    const rows = await loadInstances(shell, ids);
    const missing = ids.find((id) => !rows.some((row) => row.id === id));
    if (missing !== undefined) throw noInstance(missing);
    const commands = rows.map((row): Command => {
      return { type: "modify-instance", instanceId: row.id, externally: false, ...modification, suspended: row.suspended };
    });
    return {
      ...{ tree: null, rootId: randomUUID(), others: treesOf(rows), command: { type: "several", commands } },
      also(writes) {
        writes.userOperations.push(
          ...userOperationRows(userId, shell.now(), {
            ...{ operationType: "ModifyProcessInstance", entityType: "ProcessInstance", category: "Operator", annotation },
            changes: [
              ["nrOfInstances", null, ids.length],
              ["async", null, false],
            ],
            about: { definition_id: definition.id, definition_key: definition.key },
          }),
        );
      },
    };
  });
}
