import { javaText } from "../../../expression/index.ts";
import { throwError } from "../../behaviours/errors.ts";
import { scopeOf } from "../../behaviours/scope.ts";
import type { Behaviour } from "../behaviour.ts";

/** Error end event. Without a handler the path ends like at a none end event. */
export const errorEnd: Behaviour = {
  execute(run, node) {
    const { code, message } = node.activity!.error!;
    const text = message?.evaluate(scopeOf(run, node)) ?? null;
    throwError(run, node, code, text === null ? null : javaText(text));
  },
};
