import type { ActivityStatistics } from "../../../../camunda/operations/types.ts";
import type { ProcessDefinition } from "../../../../camunda/types.ts";
import type { PortalContext } from "../../../context.ts";
import { PortalProblem } from "../../../problem.ts";

/** A deployed version of a model with what runs on it. */
export interface RunningVersion {
  definition: ProcessDefinition;
  instances: number;
  incidents: number;
}

/** An element at which instances stand. */
export interface Place {
  id: string;
  name: string;
  type: string;
  instances: number;
  incidents: number;
}

const sum = (incidents: { incidentCount: number }[]) => incidents.reduce((all, { incidentCount }) => all + incidentCount, 0);

/** Every version of a model, the newest first. Throws `notFound` when there is none. */
export async function versionsOf({ engine }: PortalContext, process: string): Promise<RunningVersion[]> {
  const versions = (await engine.operations.definitionStatistics())
    .filter(({ definition }) => definition.key === process)
    .map(({ definition, instances, incidents }) => ({ definition, instances, incidents: sum(incidents) }))
    .sort((a, b) => b.definition.version - a.definition.version);
  if (versions.length === 0) throw new PortalProblem("notFound", 404);
  return versions;
}

/** Where the instances of a version stand, in the order of its model. */
export async function placesOf({ engine, models }: PortalContext, definitionId: string): Promise<Place[]> {
  const [statistics, model] = await Promise.all([engine.operations.statistics(definitionId), models.of(definitionId)]);
  const standing = standingAt(statistics);
  return model.elements
    .filter(({ id }) => standing.has(id))
    .map(({ id, name, type }) => ({ id, name: name ?? id, type, ...standing.get(id)! }));
}

/** Instances and incidents by element; those of a repetition belong to the element that is repeated. */
function standingAt(statistics: ActivityStatistics[]): Map<string, { instances: number; incidents: number }> {
  const found = new Map<string, { instances: number; incidents: number }>();
  for (const { id, instances, incidents } of statistics) {
    const element = id.replace(/#multiInstanceBody$/, "");
    const known = found.get(element) ?? { instances: 0, incidents: 0 };
    found.set(element, { instances: known.instances + instances, incidents: known.incidents + sum(incidents) });
  }
  return found;
}
