import type { Logger } from "pino";
import type { Store } from "../store/types.ts";
import { type Repeated, repeat } from "./repeat.ts";

/** How often what has run out is written down, in milliseconds. Decisions do not wait for it: they compare times. */
const INTERVAL = 30_000;

/** How many are taken in one transaction. */
const LIMIT = 200;

/** Writes down links, delegations and invitations that have run out, and so tells those concerned, until stopped. */
export function keepExpiring(store: Pick<Store, "companies" | "delegations">, log: Logger): Repeated {
  const expire = async (goOn: () => boolean) => {
    while (goOn() && (await store.companies.expireLinks({ limit: LIMIT })) > 0);
    while (goOn() && (await store.delegations.expire({ limit: LIMIT })) > 0);
  };
  return repeat(expire, {
    every: INTERVAL,
    onError: (error) => log.error({ err: error }, "could not write down what has expired; tried again later"),
  });
}
