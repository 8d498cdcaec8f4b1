import type { ActivityNode, ActivityStatistics, HistoricActivity, IncidentDetails } from "../../camunda/operations/types.ts";
import type { ProcessModel } from "../journey/model.ts";

/** What is known of one element of a diagram. */
export interface Mark {
  id: string;
  name: string;
  type: string;
  /** Instances that stand here now. */
  active: number;
  /** How often it was gone through. */
  done: number;
  incidents: number;
}

/** How much there is of something at one element of a diagram. */
export interface HeatMark {
  id: string;
  /** From 0, nothing, to 5, the most of all. */
  heat: number;
  /** What it is, in words; empty: nothing. */
  label: string;
  incidents: number;
}

/** All elements of a definition, with the instances that stand at each. */
export function marksOfDefinition(model: ProcessModel, statistics: ActivityStatistics[]): Mark[] {
  const found = new Map(statistics.map((entry) => [entry.id, entry]));
  return model.elements.map(({ id, name, type }) => {
    const entry = found.get(id);
    const incidents = entry?.incidents.reduce((sum, { incidentCount }) => sum + incidentCount, 0) ?? 0;
    return { id, name: name ?? id, type, active: entry?.instances ?? 0, done: 0, incidents };
  });
}

/** The elements that an instance stands at or went through, in the order of the model. */
export function marksOfInstance(
  model: ProcessModel,
  { tree, past, incidents }: { tree: ActivityNode | null; past: HistoricActivity[]; incidents: IncidentDetails[] },
): Mark[] {
  const active = tree === null ? [] : activeIn(tree);
  const count = (ids: string[], id: string) => ids.filter((other) => other === id).length;
  const done = past.filter(({ endTime, canceled }) => endTime !== null && !canceled).map(({ activityId }) => activityId);
  const failed = incidents.map(({ activityId }) => activityId);
  return model.elements
    .map(({ id, name, type }) => ({
      ...{ id, name: name ?? id, type },
      ...{ active: count(active, id), done: count(done, id), incidents: count(failed, id) },
    }))
    .filter(({ active, done, incidents }) => active + done + incidents > 0);
}

/** Ids of the elements in which something stands, those that contain others included. */
function activeIn(node: ActivityNode): string[] {
  const own = node.activityType === "processDefinition" ? [] : [node.activityId.replace(/#multiInstanceBody$/, "")];
  const starting = node.childTransitionInstances.map(({ activityId }) => activityId);
  return [...own, ...starting, ...node.childActivityInstances.flatMap(activeIn)];
}
