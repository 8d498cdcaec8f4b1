import { setTimeout as pause } from "node:timers/promises";
import type { System } from "../../support/system.ts";
import type { SpreadSystem } from "./spread-system.ts";

/** Longest time (ms) between two rounds, and for which a killed process stays away. */
const LONGEST_PEACE = 1_200;
const LONGEST_ABSENCE = 600;
/** As often as this a process is killed again while it starts. */
const KILLED_STARTING = 0.25;
/** How often a process that could not start is started before that counts as a failure. */
const START_ATTEMPTS = 4;
/** As often as this nobody waits until the killed process is back. */
const NOT_AWAITED = 0.3;

/** Kills parts of a system at random; what it killed is started again. */
export interface Killer {
  /** One kill; says whom it hit. */
  round(): Promise<string>;
  /** Resolves once everything runs again. Rejects when something could not be started. */
  settle(): Promise<void>;
}

export function newKiller(spread: SpreadSystem): Killer {
  const starting = new Map<System, Promise<void>>();
  const processes = Object.entries(spread.processes);
  const chance = (share: number) => Math.random() < share;

  const restart = (system: System) => {
    const whole = (async () => {
      await pause(Math.random() * LONGEST_ABSENCE);
      if (chance(KILLED_STARTING)) {
        system.start().catch(() => undefined);
        await pause(Math.random() * 2 * LONGEST_PEACE);
        await system.kill();
      }
      await startPatiently(system);
    })();
    whole.catch(() => undefined);
    starting.set(system, whole);
    return whole;
  };
  const killProcess = async ([name, system]: [string, System]) => {
    await starting.get(system);
    await system.kill();
    const back = restart(system);
    if (!chance(NOT_AWAITED)) await back;
    return name;
  };
  const killAll = async () => {
    await Promise.all(processes.map(([, system]) => starting.get(system)));
    await Promise.all([spread.killDatabase(), ...processes.map(([, system]) => system.kill())]);
    await Promise.all(processes.map(([, system]) => restart(system)));
    return "everything";
  };
  return {
    async round() {
      await pause(Math.random() * LONGEST_PEACE);
      const dice = Math.random();
      if (dice < 0.05) return killAll();
      if (dice < 0.2 && (await spread.killDatabase())) return "database";
      if (dice < 0.3 && (await spread.killBackend())) return "backend of the database";
      return killProcess(processes[Math.floor(Math.random() * processes.length)]!);
    },
    async settle() {
      await Promise.all(starting.values());
    },
  };
}

/** Starts it as whatever watches over a process does: again, when the database was still recovering. */
async function startPatiently(system: System): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await system.start();
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}
