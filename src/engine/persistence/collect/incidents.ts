import { type Collection, hadIncidents } from "./collection.ts";

/** What an incident was about is gone: done (resolved), or given up (deleted). */
export function endIncident({ writes, step, time }: Collection, configuration: string, done: boolean): void {
  if (!hadIncidents(step)) return;
  writes.incidentsEnded.push({ configuration, ended_at: time, resolution: done ? "resolved" : "deleted" });
}
