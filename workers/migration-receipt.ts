import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { migrationOf } from "./support/migration.ts";

/** Last half step: the receipt, on the page and by mail. */
export const migrationReceipt = defineWorker({
  topic: "migration-receipt",
  title: texts.titles["migration-receipt"],
  inputs: z.object({ accountId: z.string() }),
  outputs: z.object({ receipt: z.string().nullable() }),
  errors: {},
  async handler({ input: { accountId }, task, services: { store } }) {
    const { id } = await migrationOf(store, task, accountId);
    const { receipt } = await store.legacy.finish(id);
    return { receipt };
  },
});
