import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { followInEngine } from "./support/follow.ts";
import { migrationOf } from "./support/migration.ts";

/** Second half step: open tasks get the account as their assignee, an instance after the other, each noted when it is done. */
export const migrationMoveEngine = defineWorker({
  topic: "migration-move-engine",
  title: texts.titles["migration-move-engine"],
  inputs: z.object({ accountId: z.string() }),
  outputs: z.object({}),
  errors: {},
  async handler({ input: { accountId }, task, services: { store, engine }, signal }) {
    const { id } = await migrationOf(store, task, accountId);
    for (;;) {
      signal.throwIfAborted();
      const works = await store.legacy.engineWork(id);
      if (works.length === 0) break;
      // What an operator has suspended follows when it goes on: tasks that come late are looked for again and again.
      const { lifted } = await followInEngine(engine, works, signal);
      await store.legacy.noteLifted(works.filter(({ instanceId }) => lifted.has(instanceId)).map(({ processId }) => processId));
      await store.legacy.noteEngineMoved(
        id,
        works.map(({ processId }) => processId),
      );
    }
    await store.legacy.finishEngine(id);
    return {};
  },
});
