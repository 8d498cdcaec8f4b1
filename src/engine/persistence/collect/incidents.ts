import type { Collection } from "./collection.ts";

/** What an incident was about is gone: done (resolved), or given up (deleted). */
export function endIncident({ writes, step, time }: Collection, configuration: string, done: boolean): void {
  if (!step.before?.hasIncidents && !step.others?.some(({ before }) => before?.hasIncidents)) return;
  writes.incidentsEnded.push({ configuration, ended_at: time, resolution: done ? "resolved" : "deleted" });
}
