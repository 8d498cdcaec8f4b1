import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { migrationOf } from "./support/migration.ts";

/** Puts a migration that may not go on into the queue of staff, with the facts. */
export const migrationQueueConflict = defineWorker({
  topic: "migration-queue-conflict",
  title: texts.titles["migration-queue-conflict"],
  inputs: z.object({ accountId: z.string() }),
  outputs: z.object({
    /** `no`: what stood against it is gone meanwhile. */
    migrationBlocked: z.enum(["yes", "no"]),
    conflictCode: z.string().nullable(),
    /** Quoted by the person, found in the audit by staff. */
    conflictReference: z.string().nullable(),
  }),
  errors: {},
  async handler({ input: { accountId }, task, services: { store } }) {
    const { id } = await migrationOf(store, task, accountId);
    const queued = await store.legacy.queueConflict(id);
    return {
      migrationBlocked: queued === null ? ("no" as const) : ("yes" as const),
      conflictCode: queued?.code ?? null,
      conflictReference: queued?.reference ?? null,
    };
  },
});
