import { setTimeout as pause } from "node:timers/promises";
import { HttpVisitor } from "../../support/http-visitor.ts";

/** Longest time (ms) that a person looks at a page. */
const LONGEST_LOOK = 800;

/** Who reads a page before acting: journeys are met at all their steps, and the machine has time for its other work. */
export class Reader extends HttpVisitor {
  override async press(...act: Parameters<HttpVisitor["press"]>) {
    await pause(Math.random() * LONGEST_LOOK);
    return super.press(...act);
  }
  override async follow(...act: Parameters<HttpVisitor["follow"]>) {
    await pause(Math.random() * LONGEST_LOOK);
    return super.follow(...act);
  }
}
