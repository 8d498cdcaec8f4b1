import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { requireTeams } from "./membership.ts";
import { setUpTaskOver } from "./over.tsx";
import { TASKS_PATH } from "./paths.ts";
import { setUpTaskActs } from "./routes/acts.tsx";
import { setUpTaskDiagram } from "./routes/diagram.tsx";
import { setUpTaskDocuments } from "./routes/documents.ts";
import { setUpTaskHistory } from "./routes/history.tsx";
import { setUpTaskList } from "./routes/list.tsx";
import { setUpTeamTask } from "./routes/task.tsx";

/** Where the teams of Inmetro work the tasks of their groups. The engine's own task list shows the same tasks. */
export function setUpTeam(app: Express, context: PortalContext): void {
  app.use(TASKS_PATH, async (_request, response, next) => {
    await requireTeams(context, response);
    next();
  });
  setUpTaskList(app, context);
  setUpTeamTask(app, context);
  setUpTaskActs(app, context);
  setUpTaskHistory(app, context);
  setUpTaskDiagram(app, context);
  setUpTaskDocuments(app, context);
  setUpTaskOver(app, context);
}
