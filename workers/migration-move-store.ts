import { z } from "zod";
import { BpmnError } from "../src/camunda/workers.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { migrationOf } from "./support/migration.ts";

/** First half step: all processes of the old login become the account's, at once. What stands against it is looked for anew. */
export const migrationMoveStore = defineWorker({
  topic: "migration-move-store",
  title: texts.titles["migration-move-store"],
  inputs: z.object({ accountId: z.string() }),
  outputs: z.object({}),
  errors: { MIGRATION_BLOCKED: texts.errors.MIGRATION_BLOCKED },
  async handler({ input: { accountId }, task, services: { store } }) {
    const { id } = await migrationOf(store, task, accountId);
    const { moved } = await store.legacy.moveInStore(id);
    if (!moved) throw new BpmnError("MIGRATION_BLOCKED", texts.errors.MIGRATION_BLOCKED);
    return {};
  },
});
