import type { Express } from "express";
import { modelInstances } from "../../../../texts/models/instances.ts";
import type { PortalContext } from "../../../context.ts";
import { instancesPath } from "../paths.ts";
import { requireAnalyst, sendModelsPage } from "../send.tsx";
import { nameOf } from "../versions.ts";
import { setUpMove } from "./move.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { setUpMoveReport } from "./report.tsx";
import { type Place, placesOf, versionsOf } from "./versions.ts";

/** Versions whose elements are listed. */
const LISTED = 20;

/** Where running instances of a model stand, on which version, and moving them to another one. */
export function setUpInstancesOfModels(app: Express, context: PortalContext): void {
  const path = instancesPath(":processo");

  app.get(path, async (request, response) => {
    const { member } = await requireAnalyst(context, response);
    const process = String(request.params.processo);
    const versions = await versionsOf(context, process);
    const running = versions.filter(({ instances }) => instances > 0).slice(0, LISTED);
    const places = new Map<string, Place[]>(
      await Promise.all(running.map(async ({ definition: { id } }) => [id, await placesOf(context, id)] as const)),
    );
    const moves = await context.store.instanceMoves.ofProcess(process);
    const isOperator = member.roles.includes("operator");
    await sendModelsPage(
      context,
      response,
      { title: modelInstances.title(nameOf(versions[0]!.definition)) },
      <OverviewPage {...{ process, versions, places, moves, isOperator }} />,
    );
  });
  setUpMove(app, context, path);
  setUpMoveReport(app, context, path);
}
