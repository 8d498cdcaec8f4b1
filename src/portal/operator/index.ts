import type { Express } from "express";
import type { PortalContext } from "../context.ts";
import { requireRole } from "../staff/guard.ts";
import { ENGINE_PATH } from "./pages/navigation.tsx";
import { setUpEngineProblems } from "./problems.tsx";
import { setUpDashboard } from "./routes/dashboard.tsx";
import { setUpDefinitions } from "./routes/definitions.tsx";
import { setUpExternalTasks } from "./routes/external-tasks.tsx";
import { setUpIncidents } from "./routes/incidents.tsx";
import { setUpInstance } from "./routes/instance.tsx";
import { setUpInstances } from "./routes/instances.tsx";
import { setUpJobs } from "./routes/jobs.tsx";
import { setUpNotes } from "./routes/notes.tsx";
import { setUpPast } from "./routes/past.tsx";
import { setUpVariables } from "./routes/variables.tsx";

/** The operators' window into the engine, over its REST API: whichever engine that is. */
export function setUpOperator(app: Express, context: PortalContext): void {
  app.use(ENGINE_PATH, async (_request, response, next) => {
    await requireRole(context, response, "operator");
    next();
  });
  setUpDashboard(app, context);
  setUpDefinitions(app, context);
  setUpInstances(app, context);
  setUpInstance(app, context);
  setUpVariables(app, context);
  setUpIncidents(app, context);
  setUpJobs(app, context);
  setUpExternalTasks(app, context);
  setUpPast(app, context);
  setUpNotes(app, context);
  setUpEngineProblems(app, context);
}
