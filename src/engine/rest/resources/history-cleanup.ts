import { findCleanupJob, scheduleCleanup } from "../../commands/history-cleanup.ts";
import type { Shell } from "../../commands/shell.ts";
import { windowAt } from "../../jobs/cleanup-window.ts";
import { formatDate } from "../dates.ts";
import { RestError } from "../errors.ts";
import { ok, type Route } from "../http.ts";
import { array, boolean, dateTime, nullable, object } from "../schema.ts";
import { jobView } from "./job.ts";

/** The clean-up of the history: its one job, and when it may run. */
export function historyCleanupRoutes(shell: Shell): Route[] {
  const require = async (message: string) => {
    const row = await findCleanupJob(shell);
    if (row === undefined) throw new RestError(404, "RestException", message);
    return jobView.read(row);
  };
  return [
    {
      ...{ method: "POST", path: "/history/cleanup", summary: "Has the history cleaned up, at once or in the window." },
      ...{ query: { immediatelyDue: boolean }, replies: { 200: jobView.schema } },
      async handle({ query, userId }) {
        const immediatelyDue = (query.get("immediatelyDue") ?? "true").toLowerCase() === "true";
        await scheduleCleanup(shell, userId, immediatelyDue);
        return ok(await require("History cleanup job does not exist"));
      },
    },
    {
      ...{ method: "GET", path: "/history/cleanup/job", summary: "The job that cleans up." },
      replies: { 200: jobView.schema },
      handle: async () => ok(await require("History cleanup job does not exist")),
    },
    {
      ...{ method: "GET", path: "/history/cleanup/jobs", summary: "The jobs that clean up: there is one at most." },
      replies: { 200: array(jobView.schema) },
      handle: async () => ok([await require("History cleanup jobs are empty")]),
    },
    {
      ...{ method: "GET", path: "/history/cleanup/configuration", summary: "When the clean-up may run." },
      replies: {
        200: object({ batchWindowStartTime: nullable(dateTime), batchWindowEndTime: nullable(dateTime), enabled: boolean }),
      },
      handle() {
        const window = shell.cleanupWindow && windowAt(shell.cleanupWindow, shell.now());
        return ok({
          ...{ batchWindowStartTime: window && formatDate(window.start), batchWindowEndTime: window && formatDate(window.end) },
          enabled: true,
        });
      },
    },
  ];
}
