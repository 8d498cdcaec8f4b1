import { isDeepStrictEqual } from "node:util";
import type { TypedValue } from "../engine/core/types/values.ts";
import type { CoreWalk } from "./core-walk.ts";
import { plainOf } from "./variables.ts";

/** A variable of a process instance in a rehearsal. */
export interface HeldVariable {
  /** Id of the process that holds it. */
  process: string;
  name: string;
  /** As the REST API calls it. */
  type: string;
  value: unknown;
  /** What the last step did to it; null: nothing. */
  change: "new" | "changed" | null;
}

/** The variables of the process and of what it calls, sorted by name; beside those before the last step. */
export function heldVariables(walk: CoreWalk, before: HeldVariable[]): HeldVariable[] {
  const instances = Object.values(walk.state?.instances ?? {}).map(({ id, definitionId }) => ({
    process: walk.definitionOf(definitionId).key,
    variables: Object.entries(walk.state!.executions[id]?.variables ?? {}),
  }));
  const ended = walk.hasEnded ? [{ process: walk.process, variables: [...walk.variables] }] : [];
  return [...instances, ...ended].flatMap(({ process, variables }) =>
    variables.map(([name, value]) => held(process, name, value, before)).sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

function held(process: string, name: string, typed: TypedValue, before: HeldVariable[]): HeldVariable {
  const value = plainOf(typed);
  const known = before.find((one) => one.process === process && one.name === name);
  const change = known === undefined ? "new" : isDeepStrictEqual(known.value, value) ? null : "changed";
  return { process, name, type: typed.type, value, change };
}
