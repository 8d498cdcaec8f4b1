import type { Logger } from "pino";
import type { Store } from "../store/types.ts";

/** How often what has run out is written down, in milliseconds. Decisions do not wait for it: they compare times. */
const interval = 30_000;

/** How many are taken in one transaction. */
const limit = 200;

/** Writes down delegations and invitations that have run out, and so tells those concerned, until stopped. */
export function keepExpiring(store: Pick<Store, "delegations">, log: Logger): { stop(): Promise<void> } {
  let stopped = false;
  let turn = Promise.resolve();
  const expire = async () => {
    while (!stopped && (await store.delegations.expire({ limit })) > 0);
  };
  const wake = () => {
    turn = turn
      .then(expire)
      .catch((error) => log.error({ err: error }, "could not write down what has expired; tried again later"));
  };
  const timer = setInterval(wake, interval);
  wake();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await turn;
    },
  };
}
