import { z } from "zod";
import { isWarningDays } from "../src/domain/migration-deadline.ts";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";

/** Accounts of one transaction. */
const PAGE = 1_000;

/** Writes to those who have not migrated that the deadline is near. Repeated, it writes to nobody twice. */
export const migrationDeadlineWarn = defineWorker({
  topic: "migration-deadline-warn",
  title: texts.titles["migration-deadline-warn"],
  inputs: z.object({
    deadlineId: z.string(),
    warningDays: z.coerce.number().refine(isWarningDays),
  }),
  outputs: z.object({
    /** To how many this attempt wrote. */
    warnedAccounts: z.number().int(),
  }),
  errors: {},
  async handler({ input: { deadlineId, warningDays: days }, services: { store }, signal }) {
    let count = 0;
    for (let after: string | null = null; ; ) {
      signal.throwIfAborted();
      const page: { written: number; after: string | null } = await store.migrationDeadline.warn({
        ...{ deadlineId, days, after, limit: PAGE },
      });
      count += page.written;
      if (page.after === null) break;
      after = page.after;
    }
    await store.migrationDeadline.taken({ deadlineId, step: days, count });
    return { warnedAccounts: count };
  },
});
