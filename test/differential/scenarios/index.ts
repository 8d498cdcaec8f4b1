import { events } from "./events.ts";
import type { Family } from "./family.ts";
import { flows } from "./flows.ts";
import { status } from "./status.ts";
import { tasks } from "./tasks.ts";

/** All scenarios that were written by hand. */
export const families: Family[] = [tasks, events, flows, status];
