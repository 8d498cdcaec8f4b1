import { at } from "../persistence/database.ts";
import type { Run } from "../persistence/insert-row.ts";

/** Something was added to an open task, or taken from it: it counts as updated. */
export async function touchTask(run: Run, id: string, now: number): Promise<void> {
  await run("update task set updated_at = $2, state = 'Updated' where id = $1 and ended_at is null", [id, at(now)]);
}
