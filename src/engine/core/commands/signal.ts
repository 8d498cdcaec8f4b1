import { deliverSignal } from "../behaviours/signals.ts";
import type { Run } from "../run.ts";
import type { Command } from "../types/commands.ts";

/** A signal from outside: first the instances that wait for it get it, then what begins with it is started. */
export function receiveSignal(run: Run, { name, variables }: Extract<Command, { type: "signal" }>): void {
  const waiting = run.context.signal(name);
  const running = waiting.filter(({ id }) => id !== null);
  const starts = waiting.filter(({ id }) => id === null);
  deliverSignal(run, [...running, ...starts], { name, variables, businessKey: null, isAsync: false });
}
