import { carryOut, type MoveServices } from "../moves/carry-out.ts";
import { type Repeated, repeat } from "./repeat.ts";

/** How often it looks, in milliseconds. The portal begins each move itself; this is for what was interrupted. */
const INTERVAL = 15_000;

/** Takes up moves of instances that are not over, the oldest first, until stopped. */
export function keepMoving(services: MoveServices): Repeated {
  const turn = async (goOn: () => boolean) => {
    for (const id of await services.store.instanceMoves.unfinished()) if (goOn()) await carryOut(services, id, goOn);
  };
  return repeat(turn, {
    every: INTERVAL,
    onError: (error) => services.log.warn({ err: error }, "could not move instances; tried again later"),
  });
}
