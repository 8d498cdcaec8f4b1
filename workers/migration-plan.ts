import { z } from "zod";
import { BpmnError } from "../src/camunda/workers.ts";
import { migration as migrationTexts } from "../src/texts/migration.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { migrationOf } from "./support/migration.ts";

/** What a migration would move, for the person to confirm. A conflict goes to staff. */
export const migrationPlan = defineWorker({
  topic: "migration-plan",
  title: texts.titles["migration-plan"],
  inputs: z.object({ accountId: z.string() }),
  outputs: z.object({
    legacyLogin: z.string(),
    openProcesses: z.number().int(),
    finishedProcesses: z.number().int(),
    /** Both together, in words. */
    processCount: z.string(),
  }),
  errors: { MIGRATION_BLOCKED: texts.errors.MIGRATION_BLOCKED },
  async handler({ input: { accountId }, task, services: { store } }) {
    const { legacyAccountId, state, login, counts: moved } = await migrationOf(store, task, accountId);
    // Done already by an attempt whose answer was lost, or by another instance: the person is not asked for a conflict.
    const begun = state !== "planned" && moved !== null;
    const plan = begun ? ({ allowed: true, counts: moved } as const) : await store.legacy.plan({ accountId, legacyAccountId });
    if (!plan.allowed) throw new BpmnError("MIGRATION_BLOCKED", texts.errors.MIGRATION_BLOCKED);
    const { open, finished } = plan.counts;
    return {
      ...{ legacyLogin: login, openProcesses: open, finishedProcesses: finished },
      processCount: migrationTexts.processes(open + finished),
    };
  },
});
