/** Several commands as one: where one fails, nothing has happened. */
import type { Run } from "../run.ts";
import { findNode } from "../tree/load.ts";
import type { Command } from "../types/commands.ts";

type Message = Extract<Command, { type: "message" }>;

/** Carries out each once the one before has come to rest. */
export function carryOutAll(run: Run, commands: Command[], carryOut: (run: Run, command: Command) => void): void {
  for (const command of commands) {
    const look = command.type === "message" ? receiver(run, command) : null;
    carryOut(run, command);
    run.drain();
    look?.();
  }
}

/** Who is about to get a message; what is returned writes down how it stands afterwards. */
function receiver(run: Run, { subscriptionId }: Message): (() => void) | null {
  const node = findNode(run.tree, ({ subscriptions }) => subscriptions.some(({ id }) => id === subscriptionId));
  if (!node) return null;
  const { id, instance } = node;
  return () => {
    const ended = findNode(run.tree, (each) => each.id === id) === null;
    const isRunning = run.tree.instances.has(instance.state.id);
    run.deliveries.push({ subscriptionId, ended, variables: isRunning ? { ...instance.root.variables } : {} });
  };
}
