import type { Run } from "../run.ts";
import { findNode } from "../tree/load.ts";
import type { Node } from "../tree/node.ts";
import { EngineException } from "../types/exceptions.ts";

/** The execution that rests at this user task or external task. Throws when there is none. */
export function waitingNode(run: Run, kind: "user-task" | "external-task", id: string): Node {
  const node = findNode(run.tree, ({ wait }) => wait?.kind === kind && wait.id === id);
  if (node) return node;
  const what = kind === "user-task" ? "task" : "external task";
  throw new EngineException(`Cannot find ${what} with id ${id}: ${what} is null`, "NullValueException");
}

/** The execution with this id. Throws when there is none. */
export function executionById(run: Run, id: string): Node {
  const node = findNode(run.tree, (each) => each.id === id);
  if (node) return node;
  throw new EngineException(`execution ${id} doesn't exist: execution is null`, "NullValueException");
}
