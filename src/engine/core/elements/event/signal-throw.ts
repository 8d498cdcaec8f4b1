import { javaText } from "../../../expression/index.ts";
import { readMappings } from "../../behaviours/call-mapping.ts";
import { scopeOf } from "../../behaviours/scope.ts";
import { broadcast } from "../../behaviours/signals.ts";
import { leave } from "../../life-cycle/outgoing.ts";
import { successor } from "../../run.ts";
import type { Behaviour } from "../behaviour.ts";

/** Signal throw and end event: whoever waits for the signal goes on, in this tree and elsewhere; then this path does. */
export const signalThrow: Behaviour = {
  execute(run, node) {
    const { name, in: mappings, businessKey, isAsync } = node.activity!.signal!;
    const scope = scopeOf(run, node);
    const key = businessKey?.evaluate(scope) ?? null;
    const variables = readMappings(run, node, mappings);
    const text = javaText(name.evaluate(scope));
    broadcast(run, { name: text, variables, businessKey: key === null ? null : javaText(key), isAsync });
    const leaving = successor(node);
    if (!leaving.isEnded) leave(run, leaving);
  },
};
