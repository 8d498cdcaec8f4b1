import { EngineException } from "../core/types/exceptions.ts";
import { insertRow, type Run } from "../persistence/insert-row.ts";
import type { Shell, UserId } from "./shell.ts";
import { aboutInstance, userOperationRows } from "./user-operation.ts";

/** Forgets a variable and its changes. One of a running instance lives on, and is remembered again when it changes. */
export async function forgetVariable(shell: Shell, userId: UserId, id: string): Promise<void> {
  await shell.database.transaction(async (run) => {
    const [row] = await run(
      `select v.id, v.name, v.root_id, v.instance_id, v.execution_id, p.definition_id, p.definition_key from variable v
         join process_instance p on p.id = v.instance_id where v.id = $1 and not v.forgotten and not v.deleted`,
      [id],
    );
    if (row === undefined)
      throw new EngineException(`No historic variable instance found with id: ${id}: variable is null`, "NotFoundException");
    await forget(run, "id", "variable_id", id);
    const about = { ...aboutInstance(row), execution_id: row.execution_id };
    await log(run, shell, userId, about, [["name", null, row.name]]);
  });
}

/** Forgets the variables of an instance and their changes. False: there is no such instance. */
export function forgetVariables(shell: Shell, userId: UserId, instanceId: string): Promise<boolean> {
  return shell.database.transaction(async (run) => {
    const [row] = await run("select id, root_id, definition_id, definition_key from process_instance where id = $1", [
      instanceId,
    ]);
    if (row === undefined) return false;
    await forget(run, "instance_id", "instance_id", instanceId);
    await log(run, shell, userId, aboutInstance(row));
    return true;
  });
}

async function forget(run: Run, ofVariable: string, ofUpdate: string, id: string): Promise<void> {
  await run(`delete from variable_update where ${ofUpdate} = $1`, [id]);
  await run(`delete from variable where ${ofVariable} = $1 and not live`, [id]);
  await run(`update variable set forgotten = true where ${ofVariable} = $1`, [id]);
}

async function log(run: Run, shell: Shell, userId: UserId, about: object, changes?: [string, unknown, unknown][]): Promise<void> {
  const operation = { operationType: "DeleteHistory", entityType: "Variable", category: "Operator", about } as const;
  for (const row of userOperationRows(userId, shell.now(), { ...operation, ...(changes ? { changes } : {}) }))
    await insertRow(run, "user_operation", row);
}
