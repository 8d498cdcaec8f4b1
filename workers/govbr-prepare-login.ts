import { z } from "zod";
import { workers as texts } from "../src/texts/workers.ts";
import { defineWorker } from "./support/define.ts";
import { journeyOf } from "./support/session.ts";

/** An attempt prepared before is used again while it has this long to live, in milliseconds. */
const LEFT_TO_LIVE = 5 * 60_000;

/** Prepares state, nonce and PKCE verifier for one way to Gov.br and back. They stay in the store. */
export const govbrPrepareLogin = defineWorker({
  topic: "govbr-prepare-login",
  title: texts.titles["govbr-prepare-login"],
  inputs: z.object({}),
  outputs: z.object({ loginReady: z.literal(true) }),
  errors: {},
  async handler({ task, services: { store, clock } }) {
    const journeyId = journeyOf(task);
    // Run twice, it must not take away the attempt with which the person may already have left for Gov.br.
    const current = await store.logins.current(journeyId);
    const reusable = current !== null && current.expiresAt.getTime() - clock().getTime() > LEFT_TO_LIVE;
    if (!reusable) await store.logins.prepare({ journeyId });
    return { loginReady: true as const };
  },
});
