import { EngineException } from "../core/types/exceptions.ts";
import type { Row } from "../persistence/database.ts";
import { execute } from "./execute.ts";
import { loadSubscription, treeColumns, treeOf } from "./load.ts";
import { type Variables, visibleVariables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import { type StartedInstance, startProcess } from "./start-process.ts";
import { variableCondition } from "./variable-condition.ts";

export interface Correlation {
  messageName: string;
  businessKey: string | null;
  processInstanceId: string | null;
  correlationKeys: Variables;
  localCorrelationKeys: Variables;
  variables: Variables;
  localVariables: Variables;
}

export type CorrelationResult =
  | { kind: "execution"; executionId: string; instanceId: string; ended: boolean; variables: Variables }
  | { kind: "definition"; started: StartedInstance };

const mismatch = "org.camunda.bpm.engine.MismatchingMessageCorrelationException";

/** Delivers a message to the one execution that waits for it, or else starts the definition that begins with it. */
export async function correlateMessage(shell: Shell, userId: UserId, correlation: Correlation): Promise<CorrelationResult[]> {
  const { messageName } = correlation;
  const matches = await findSubscriptions(shell, correlation);
  if (matches.length > 1)
    throw new EngineException(
      `${mismatch}: ENGINE-13031 Cannot correlate a message with name '${messageName}' to a single execution. ` +
        `${matches.length} executions match the correlation keys: ${describe(correlation)}`,
      mismatch,
    );
  const results: CorrelationResult[] = [];
  for (const match of matches) {
    const result = await deliver(shell, userId, match.id, correlation);
    if (result) results.push(result);
  }
  if (results.length > 0) return results;
  const starts = await startSubscriptions(shell, "message", messageName);
  for (const { definition_id, activity_id } of starts) {
    const definition = await shell.definitions.load(definition_id);
    if (definition === null) continue;
    const { businessKey } = correlation;
    const variables = { ...correlation.variables, ...correlation.localVariables };
    const request = { businessKey, variables, startActivityId: activity_id, byPerson: false };
    results.push({ kind: "definition", started: await startProcess(shell, userId, definition, request) });
  }
  if (results.length === 0)
    throw new EngineException(
      `${mismatch}: Cannot correlate message '${messageName}': No process definition or execution matches the parameters`,
      mismatch,
    );
  return results;
}

/** Start events of the latest definitions that wait for this message or signal. */
export function startSubscriptions(shell: Shell, type: "message" | "signal", name: string): Promise<Row[]> {
  return shell.database.run(
    "start subscriptions",
    `select s.definition_id, s.activity_id from event_subscription s join process_definition d on d.id = s.definition_id
      where s.type = $1 and s.name = $2 and s.instance_id is null and not d.suspended order by s.seq`,
    [type, name],
  );
}

/** Who waits for a message and matches, with the trees. */
export async function findSubscriptions(shell: Shell, correlation: Correlation): Promise<Row[]> {
  const { messageName, businessKey, processInstanceId, correlationKeys, localCorrelationKeys } = correlation;
  const values: unknown[] = [messageName];
  const conditions: string[] = [];
  const add = (sql: string, own: unknown[]) => {
    let next = 0;
    conditions.push(sql.replace(/\?/g, () => `$${values.push(own[next++])}`));
  };
  if (businessKey !== null) add("p.business_key = ?", [businessKey]);
  if (processInstanceId !== null) add("p.id = ?", [processInstanceId]);
  const keys = [
    ...Object.entries(correlationKeys).map(([name, value]) => ({ name, value, scope: "s.instance_id" })),
    ...Object.entries(localCorrelationKeys).map(([name, value]) => ({ name, value, scope: "s.execution_id" })),
  ];
  for (const { name, value, scope } of keys) {
    const condition = variableCondition(name, "eq", value);
    add(
      `exists (select from variable v where v.instance_id = s.instance_id and v.execution_id = ${scope}
         and v.task_id is null and ${condition.sql})`,
      condition.values,
    );
  }
  return shell.database.query(
    `select s.id, s.execution_id, s.instance_id, ${treeColumns} from event_subscription s
       join process_instance p on p.id = s.instance_id join tree on tree.root_id = p.root_id
      where s.type = 'message' and s.name = $1 and not p.suspended
        ${conditions.map((condition) => `and ${condition}`).join(" ")} order by s.seq`,
    values,
  );
}

/** null: somebody else delivered a message there meanwhile. */
export async function deliver(
  shell: Shell,
  userId: UserId,
  subscriptionId: string,
  { variables, localVariables }: Pick<Correlation, "variables" | "localVariables">,
): Promise<CorrelationResult | null> {
  let row: Row | undefined;
  const gone = new Error("subscription is gone");
  const result = await execute(shell, userId, async () => {
    row = await loadSubscription(shell, subscriptionId);
    if (row === undefined) throw gone;
    return {
      ...{ tree: treeOf(row), rootId: row.root_id },
      command: { type: "message", subscriptionId, variables, localVariables },
    };
  }).catch((error) => {
    if (error === gone) return null;
    throw error;
  });
  if (result === null || row === undefined) return null;
  const { execution_id: executionId, instance_id: instanceId } = row;
  return {
    ...{ kind: "execution", executionId, instanceId, ended: !result.state?.executions[executionId] },
    variables: result.state ? visibleVariables(result.state, instanceId) : {},
  };
}

/** Triggers the message subscription of one execution. */
export async function triggerMessage(
  shell: Shell,
  userId: UserId,
  { executionId, messageName, variables }: { executionId: string; messageName: string; variables: Variables },
): Promise<void> {
  const [row] = await shell.database.run(
    "subscription of execution",
    "select id from event_subscription where type = 'message' and name = $1 and execution_id = $2",
    [messageName, executionId],
  );
  const delivered = row && (await deliver(shell, userId, row.id, { variables, localVariables: {} }));
  if (!delivered)
    throw new EngineException(
      `Execution with id '${executionId}' does not have a subscription to a message event with name '${messageName}': eventSubscriptions is empty`,
    );
}

function describe({ businessKey, processInstanceId, correlationKeys, localCorrelationKeys }: Correlation): string {
  const keys = (variables: Variables) => {
    const entries = Object.entries(variables);
    return entries.length === 0 ? "null" : `{${entries.map(([name, { value }]) => `${name}=${value}`).join(", ")}}`;
  };
  return (
    `CorrelationSet [businessKey=${businessKey}, processInstanceId=${processInstanceId}, processDefinitionId=null, ` +
    `correlationKeys=${keys(correlationKeys)}, localCorrelationKeys=${keys(localCorrelationKeys)}, tenantId=null, ` +
    `isTenantIdSet=false, isExecutionsOnly=false]`
  );
}
