import type { Node } from "../tree/node.ts";

/** A change of a variable that conditions have not seen yet. */
export interface VariableChange {
  /** The execution that holds the variable. */
  holder: Node;
  name: string;
  event: "create" | "update" | "delete";
}

/** Keeps a change for the conditions of the instance; nothing where the process has none. */
export function noteChange(holder: Node, name: string, event: VariableChange["event"]): void {
  const { instance } = holder;
  if (!instance.process.hasConditions) return;
  instance.changes ??= [];
  instance.changes.push({ holder, name, event });
}
