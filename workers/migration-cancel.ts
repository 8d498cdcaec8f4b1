import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { migrationOf } from "./support/migration.ts";

/** The person does not want the migration, or has forgotten it: the proof is given back, nothing is moved. */
export const migrationCancel = defineWorker({
  topic: "migration-cancel",
  title: texts.titles["migration-cancel"],
  inputs: z.object({ accountId: z.string() }),
  outputs: z.object({}),
  errors: {},
  async handler({ input: { accountId }, task, services: { store } }) {
    const { id } = await migrationOf(store, task, accountId);
    await store.legacy.cancel(id);
    return {};
  },
});
