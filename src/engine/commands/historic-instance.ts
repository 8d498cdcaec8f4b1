import { EngineException } from "../core/types/exceptions.ts";
import type { Shell } from "./shell.ts";
import { deleteHistory } from "./undeploy.ts";

/** Forgets a past instance; one that is unknown is forgotten already. Throws when it is still running. */
export async function deleteHistoricInstance(shell: Shell, id: string): Promise<void> {
  await shell.database.transaction(async (run) => {
    const [row] = await run("select ended_at from process_instance where id = $1", [id]);
    if (row === undefined) return;
    if (row.ended_at === null)
      throw new EngineException(
        `Process instance is still running, cannot delete historic process instance: ${id}: instance.getEndTime() is null`,
        "BadUserRequestException",
      );
    await deleteHistory(run, [id]);
  });
}
