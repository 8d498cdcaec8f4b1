import { executeActivity } from "../../life-cycle/enter.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import { EngineException } from "../../types/exceptions.ts";
import type { Behaviour } from "../behaviour.ts";

/** Embedded subprocess, event subprocess and transaction: begins at its start event, is left when its last path has ended. */
export const subprocess: Behaviour = {
  execute(run, node) {
    const { id, initial } = node.activity!;
    if (!initial) {
      const cause = "initialActivity is null";
      throw new EngineException(`No initial activity found for subprocess ${id}: ${cause}`, "NullValueException");
    }
    executeActivity(run, node, initial);
  },
  complete: leave,
};
