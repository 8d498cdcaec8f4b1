import type { Shell } from "../../commands/shell.ts";
import type { Route } from "../http.ts";
import { listRoutes } from "../list.ts";
import { taskCommentRoutes } from "./comment.ts";
import { taskAttachmentRoutes } from "./task-attachment.ts";
import { taskFormRoutes } from "./task-form.ts";
import { taskIdentityLinkRoutes } from "./task-identity-links.ts";
import { taskLifeRoutes } from "./task-life.ts";
import { checkTaskQuery, taskQuery } from "./task-query.ts";
import { taskReportRoutes } from "./task-report.ts";
import { singleTaskRoutes } from "./task-single.ts";
import { presentTasks, taskExtras, taskSchema } from "./task-view.ts";
import { variableRoutes } from "./variables.ts";

/** User tasks. */
export function taskRoutes(shell: Shell): Route[] {
  const scope = (taskId: string) => ({ taskId });
  return [
    ...listRoutes({
      ...{ shell, path: "/task", what: "open tasks", kind: taskQuery, schema: taskSchema, check: checkTaskQuery },
      present: (rows, parameters) => presentTasks(shell, rows, taskExtras(parameters)),
    }),
    ...singleTaskRoutes(shell),
    ...taskLifeRoutes(shell),
    ...taskIdentityLinkRoutes(shell),
    ...taskFormRoutes(shell),
    ...taskCommentRoutes(shell),
    ...taskAttachmentRoutes(shell),
    ...taskReportRoutes(shell),
    ...variableRoutes(shell, { path: "/task/{id}/variables", noun: "task", plural: "task", local: false, scope }),
    ...variableRoutes(shell, { path: "/task/{id}/localVariables", noun: "task", plural: "task", local: true, scope }),
  ];
}
