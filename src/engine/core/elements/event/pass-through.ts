import { leave } from "../../life-cycle/outgoing.ts";
import type { Behaviour } from "../behaviour.ts";

/**
 * Start events, boundary events that have happened, link and none throw events, manual and undefined tasks,
 * message throw events without implementation.
 */
export const passThrough: Behaviour = { execute: leave };
