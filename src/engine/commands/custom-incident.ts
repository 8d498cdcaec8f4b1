import { EngineException } from "../core/types/exceptions.ts";
import { at, type Row } from "../persistence/database.ts";
import { execute, noChange } from "./execute.ts";
import { raiseIncident } from "./incident.ts";
import { loadExecution, treeOf } from "./load.ts";
import type { Shell, UserId } from "./shell.ts";
import { aboutInstance, logOperation, type UserOperation, userOperationRows } from "./user-operation.ts";

export interface CustomIncident {
  type: string;
  configuration: string | null;
  message: string | null;
}

const refused = (message: string) => new EngineException(message, "BadUserRequestException");

/** Raises an incident by hand at the activity of an execution. The id of the incident is returned. */
export async function createIncident(
  shell: Shell,
  userId: UserId,
  executionId: string,
  { type, configuration, message }: CustomIncident,
): Promise<string> {
  let id = "";
  await execute(shell, userId, async () => {
    const row = await loadExecution(shell, executionId);
    if (row === undefined) throw refused(`Cannot find an execution with executionId '${executionId}': execution is null`);
    const tree = treeOf(row);
    const { activityId } = tree.state.executions[executionId]!;
    if (activityId === null) throw refused("Execution must be related to an activity: activity is null");
    return {
      ...{ tree, rootId: row.root_id, command: noChange({ execution_id: executionId }) },
      also(writes) {
        id = raiseIncident(writes, tree.state, shell.now(), {
          ...{ type, configuration, message, executionId, activityId, failedActivityId: null, historyConfiguration: null },
        });
        const changes: UserOperation["changes"] = [
          ["incidentType", null, type],
          ["configuration", null, configuration],
        ];
        writes.userOperations.push(...userOperationRows(userId, shell.now(), operation("CreateIncident", row, changes)));
      },
    };
  });
  return id;
}

/** Ends an incident that was raised by hand, by its configuration: as in Camunda, without one it stays. */
export async function resolveIncident(shell: Shell, userId: UserId, incident: Row): Promise<void> {
  await shell.database.transaction(async (run) => {
    await run(
      `update incident set ended_at = $2, resolution = 'resolved' where ended_at is null and root_cause_id in
         (select root_cause_id from incident where configuration = $1 and type = $3 and ended_at is null)`,
      [incident.configuration, at(shell.now()), incident.type],
    );
    const [instance] = await run("select * from process_instance where id = $1", [incident.instance_id]);
    const changes: UserOperation["changes"] = [["incidentId", null, incident.id]];
    await logOperation(run, userId, shell.now(), operation("Resolve", instance ?? incident, changes));
  });
}

function operation(operationType: string, row: Row, changes: UserOperation["changes"] = []): UserOperation {
  return { operationType, entityType: "ProcessInstance", category: "Operator", changes, about: aboutInstance(row) };
}
