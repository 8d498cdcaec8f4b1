import type { Run } from "../run.ts";
import type { Node } from "../tree/node.ts";

/**
 * What an element does in the life of an execution that comes to it. Between these calls the life cycle
 * creates and destroys scopes, maps variables and reports history; a behaviour does none of that.
 */
export interface Behaviour {
  /** The execution has entered: rest (give it a wait), or leave at once. */
  execute(run: Run, node: Node): void;
  /** What the execution waited for has come. Default: it leaves. */
  signal?(run: Run, node: Node): void;
  /** Chooses how to leave. Default: all flows whose condition holds. */
  leave?(run: Run, node: Node): void;
  /** A container's last path has ended; `node` is the container's execution. */
  complete?(run: Run, node: Node): void;
  /** One of several paths in a container has ended. Default: it is taken away. */
  childEnded?(run: Run, scope: Node, ended: Node): void;
  /** One of several paths in a container was cancelled on request and is gone. */
  childCancelled?(run: Run, scope: Node): void;
  /** A called instance ends: variables can still be read from it. */
  instanceEnding?(run: Run, node: Node, called: Node): void;
  /** A called instance is over. */
  instanceEnded?(run: Run, node: Node): void;
}
