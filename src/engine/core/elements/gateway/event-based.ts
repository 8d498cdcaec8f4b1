import type { Behaviour } from "../behaviour.ts";

/** Waits for the first of the events behind it; its scope holds their subscriptions and timers. */
export const eventBasedGateway: Behaviour = {
  execute(_run, node) {
    node.wait = { kind: "event" };
  },
};
