import type { Shell } from "../../commands/shell.ts";
import { type ActivityInstance, activityTree, type TransitionInstance } from "../../core/read/activity-tree.ts";
import type { TreeState } from "../../core/types/state.ts";
import { DefinitionNeeded } from "../../core/types/step.ts";
import type { Definition } from "../../model/definition.ts";
import { array, nullable, object, type Schema, string } from "../schema.ts";

const incidents = array(object({ id: string, activityId: nullable(string) }));
const incidentMembers = { incidentIds: array(string), incidents };

const transitionSchema = object({
  ...{ id: string, parentActivityInstanceId: string, processInstanceId: string, processDefinitionId: string, activityId: string },
  ...{ activityName: nullable(string), activityType: string, executionId: string, targetActivityId: string, ...incidentMembers },
});

export const activityInstanceSchema: Schema = object({
  ...{ id: string, parentActivityInstanceId: nullable(string), activityId: string, activityType: string },
  ...{ processInstanceId: string, processDefinitionId: string, childActivityInstances: array({ type: "object" }) },
  ...{ childTransitionInstances: array(transitionSchema), executionIds: array(string), activityName: nullable(string) },
  ...{ ...incidentMembers, name: nullable(string) },
});

/** What runs in an instance, as a tree, with its open incidents. */
export async function activityInstanceTree(shell: Shell, state: TreeState, instanceId: string): Promise<unknown> {
  const { definitionId } = state.instances[instanceId]!;
  const open = await shell.database.query(
    "select id, execution_id, activity_id from incident where instance_id = $1 and ended_at is null",
    [instanceId],
  );
  const incidentsOf = (executionIds: string[]) => {
    const own = open.filter((row) => executionIds.includes(row.execution_id));
    return {
      incidentIds: own.map((row) => row.id),
      incidents: own.map((row) => ({ id: row.id, activityId: row.activity_id })),
    };
  };
  /** The first execution holds the node; while it stands at an activity inside, what failed there is not the node's. */
  const executionsOf = ({ activityId, executionIds: [holder, ...others] }: ActivityInstance): string[] => {
    const at = state.executions[holder!]?.activityId ?? null;
    return at === null || at === activityId ? [holder!, ...others] : others;
  };
  const present = (node: ActivityInstance): unknown => ({
    ...node,
    childActivityInstances: node.childActivityInstances.map(present),
    childTransitionInstances: node.childTransitionInstances.map((transition: TransitionInstance) => ({
      ...transition,
      targetActivityId: transition.activityId,
      ...incidentsOf([transition.executionId]),
    })),
    ...incidentsOf(executionsOf(node)),
    name: node.activityName,
  });
  return present(activityTree(state, instanceId, await definition(shell, definitionId)));
}

async function definition(shell: Shell, id: string): Promise<Definition> {
  try {
    return shell.definitions.get(id);
  } catch (error) {
    if (!(error instanceof DefinitionNeeded)) throw error;
    await shell.definitions.provide(error.needed);
    return shell.definitions.get(id);
  }
}
