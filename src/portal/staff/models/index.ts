import type { Express } from "express";
import type { PortalContext } from "../../context.ts";
import { requireRole } from "../guard.ts";
import { setUpProposal } from "./changes/proposal.ts";
import { setUpChanges } from "./changes/routes.ts";
import { changeRoutes } from "./changes/send-change.tsx";
import { setUpUpload } from "./changes/upload.ts";
import { createChecker } from "./checks.ts";
import { setUpDifferences } from "./differences/routes.tsx";
import { setUpEditors } from "./editor/routes.tsx";
import { setUpFigures } from "./figures/index.tsx";
import { setUpDraftFiles } from "./file/draft.ts";
import { setUpFiles } from "./file/routes.tsx";
import { setUpInstancesOfModels } from "./instances/index.tsx";
import { setUpModelList } from "./list/routes.tsx";
import { requireOurModel } from "./ours.ts";
import { MODELS_PATH } from "./paths.ts";
import { setUpModelProblems } from "./problems.tsx";
import { setUpDecisions } from "./publish/decide.ts";
import { setUpRestore } from "./publish/restore.tsx";
import { setUpRehearsal } from "./rehearsal/routes.tsx";
import { setUpRules } from "./rules/routes.tsx";

/** The models, for analysts: look at them, change them with a second person's eyes, see how they run. */
export function setUpModels(app: Express, context: PortalContext): void {
  app.use(MODELS_PATH, async (_request, response, next) => {
    await requireRole(context, response, "analyst");
    next();
  });
  // A rehearsal finds its models itself, and goes on while the engine is away.
  setUpRehearsal(app, context);
  app.use(`${MODELS_PATH}/:process`, requireOurModel(context));
  const changes = changeRoutes(context, createChecker(context));
  setUpModelList(app, context);
  setUpRules(app, context);
  setUpFiles(app, context);
  setUpDraftFiles(app, context);
  setUpDecisions(app, changes);
  setUpChanges(app, changes);
  setUpProposal(app, changes);
  setUpUpload(app, changes);
  setUpRestore(app, context);
  setUpDifferences(app, context);
  setUpInstancesOfModels(app, context);
  setUpFigures(app, context);
  setUpEditors(app, context);
  setUpModelProblems(app, context);
}
