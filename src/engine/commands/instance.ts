import type { Command } from "../core/types/commands.ts";
import { EngineException } from "../core/types/exceptions.ts";
import { execute } from "./execute.ts";
import { loadInstance, treeOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { aboutInstance, userOperationRows } from "./user-operation.ts";

/** Ends an instance and what its call activities started. Throws when an output mapping on the way out fails. */
export async function deleteInstance(
  shell: Shell,
  userId: UserId,
  { id, ...options }: Omit<Extract<Command, { type: "delete-instance" }>, "type" | "instanceId"> & { id: string },
): Promise<void> {
  await execute(shell, userId, async () => {
    const row = await loadInstance(shell, id);
    if (row === undefined)
      throw new EngineException(`No process instance found for id '${id}': processInstance is null`, "BadUserRequestException");
    return {
      ...{ tree: treeOf(row), rootId: row.root_id },
      command: { type: "delete-instance", instanceId: id, ...options },
      also(writes) {
        writes.userOperations.push(
          ...userOperationRows(userId, shell.now(), {
            ...{ operationType: "Delete", entityType: "ProcessInstance", category: "Operator", about: aboutInstance(row) },
          }),
        );
      },
    };
  });
}

/** Cancels activities of a running instance and begins others, in that order. What is left empty ends. */
export async function modifyInstance(
  shell: Shell,
  userId: UserId,
  {
    id,
    annotation = null,
    ...changes
  }: Omit<Extract<Command, { type: "modify-instance" }>, "type" | "instanceId"> & { id: string; annotation?: string | null },
): Promise<void> {
  await execute(shell, userId, async () => {
    const row = await loadInstance(shell, id);
    if (row === undefined) throw noInstance(id);
    return {
      ...{ tree: treeOf(row), rootId: row.root_id },
      command: { type: "modify-instance", instanceId: id, ...changes, suspended: row.suspended },
      also(writes) {
        writes.userOperations.push(
          ...userOperationRows(userId, shell.now(), {
            ...{ operationType: "ModifyProcessInstance", entityType: "ProcessInstance", category: "Operator" },
            ...{ annotation, about: aboutInstance(row) },
          }),
        );
      },
    };
  });
}

/** Camunda's refusal to modify an instance that does not run. */
export function noInstance(id: string): EngineException {
  return new EngineException(`ENGINE-13036 Process instance '${id}' cannot be modified. The process instance does not exist`);
}
