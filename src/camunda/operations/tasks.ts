import type { Query, Request } from "../http.ts";
import type { Task } from "../types.ts";
import type { EnginePage, Window } from "./page.ts";
import type { EngineComment, HistoricTask } from "./types.ts";

/** An open task as a list shows it. */
export type TaskSummary = Omit<Task, "formRef">;

/** User tasks, as a team works them. */
export function taskOperations(request: Request) {
  return {
    /** Open tasks, those that have waited longest first. The query is sent as JSON: only so it may have alternatives (`orQueries`). */
    async taskPage(query: Record<string, unknown>, { first, size }: Window): Promise<EnginePage<TaskSummary>> {
      const sorting = [{ sortBy: "created", sortOrder: "asc" }];
      const [items, { count }] = await Promise.all([
        request<TaskSummary[]>("POST", "/task", {
          query: { firstResult: first, maxResults: size },
          json: { ...query, sorting },
        }),
        request<{ count: number }>("POST", "/task/count", { json: query }),
      ]);
      return { items, total: count };
    },
    /** Open tasks of these assignees, as they are spelt, the oldest first. */
    tasksOfAssignees: (assigneeIn: string[], { first, size }: Window) =>
      request<TaskSummary[]>("POST", "/task", {
        query: { firstResult: first, maxResults: size },
        json: {
          assigneeIn,
          sorting: [
            { sortBy: "created", sortOrder: "asc" },
            { sortBy: "id", sortOrder: "asc" },
          ],
        },
      }),
    historicTasks: (query: Query) => request<HistoricTask[]>("GET", "/history/task", { query }),
    /** Writes a comment on a task, open or past; its instance shows it, too. The engine names the user that is logged in. */
    commentTask: (id: string, processInstanceId: string, message: string) =>
      request<EngineComment>("POST", `/task/${encodeURIComponent(id)}/comment/create`, { json: { message, processInstanceId } }),
  };
}
