import type { Query, Request } from "../http.ts";
import type { Task } from "../types.ts";
import type { EnginePage, Window } from "./page.ts";
import type { EngineComment, HistoricTask } from "./types.ts";

/** An open task as a list shows it. */
export type TaskSummary = Omit<Task, "formRef">;

/** User tasks, as a team works them. */
export function taskOperations(request: Request) {
  return {
    /**
     * Open tasks, those that have waited longest first. The query is sent as JSON: only so it may have alternatives
     * (`orQueries`). They are counted on the last page only: an engine counts tens of thousands slower than it lists a page.
     */
    async taskPage(query: Record<string, unknown>, { first, size }: Window): Promise<EnginePage<TaskSummary>> {
      const sorting = [{ sortBy: "created", sortOrder: "asc" }];
      const found = await request<TaskSummary[]>("POST", "/task", {
        query: { firstResult: first, maxResults: size + 1 },
        json: { ...query, sorting },
      });
      if (found.length > size) return { items: found.slice(0, size), total: null };
      if (found.length > 0 || first === 0) return { items: found, total: first + found.length };
      const { count } = await request<{ count: number }>("POST", "/task/count", { json: query });
      return { items: found, total: count };
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
