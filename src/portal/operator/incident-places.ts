import { EngineError } from "../../camunda/errors.ts";
import type { IncidentDetails, InstanceSummary } from "../../camunda/operations/types.ts";
import type { PortalContext } from "../context.ts";

/** Where an incident is, in the words of people. */
export interface IncidentPlace {
  /** Name of the element; null when the model gives it none. */
  element: string | null;
  businessKey: string | null;
}

/** An incident with its place. */
export type PlacedIncident = IncidentDetails & IncidentPlace;

/** Finds the names of the elements and the business keys of some incidents: one question for all instances together. */
export async function placeIncidents(context: PortalContext, incidents: IncidentDetails[]): Promise<PlacedIncident[]> {
  const [instances, names] = await Promise.all([
    instancesOf(context, incidents),
    Promise.all(incidents.map((incident) => nameOf(context, incident))),
  ]);
  const keys = new Map(instances.map(({ id, businessKey }) => [id, businessKey]));
  return incidents.map((incident, index) => ({
    ...incident,
    element: names[index] ?? null,
    businessKey: keys.get(incident.processInstanceId) ?? null,
  }));
}

/** The same for a single one. */
export async function placeIncident(context: PortalContext, incident: IncidentDetails): Promise<PlacedIncident> {
  return (await placeIncidents(context, [incident]))[0]!;
}

async function instancesOf({ engine }: PortalContext, incidents: IncidentDetails[]): Promise<InstanceSummary[]> {
  const ids = [...new Set(incidents.map(({ processInstanceId }) => processInstanceId))];
  if (ids.length === 0) return [];
  return (await engine.operations.instances({ processInstanceIds: ids.join(",") }, { first: 0, size: ids.length })).items;
}

/** A model that is gone meanwhile leaves the id to speak for itself. */
async function nameOf({ models }: PortalContext, { processDefinitionId, activityId }: IncidentDetails): Promise<string | null> {
  try {
    const { elements } = await models.of(processDefinitionId);
    return elements.find(({ id }) => id === activityId)?.name ?? null;
  } catch (error) {
    if (error instanceof EngineError && error.isNotFound) return null;
    throw error;
  }
}
