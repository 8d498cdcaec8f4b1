import { randomUUID } from "node:crypto";
import type { Command } from "../core/types/commands.ts";
import type { Deployed } from "../definitions/registry.ts";
import { execute } from "./execute.ts";
import { treesOf } from "./load.ts";
import { type Correlation, type CorrelationResult, findSubscriptions, startSubscriptions } from "./message.ts";
import type { Shell, UserId } from "./shell.ts";

type Start = Extract<Command, { type: "start" }>;

/** Delivers a message to every execution that waits for it and starts every definition that begins with it: all, or none. */
export async function correlateToAll(shell: Shell, userId: UserId, correlation: Correlation): Promise<CorrelationResult[]> {
  const { messageName, businessKey, variables, localVariables } = correlation;
  let waiting: Awaited<ReturnType<typeof findSubscriptions>> = [];
  let starts: (Start & { definition: Deployed })[] = [];
  const result = await execute(shell, userId, async () => {
    waiting = await findSubscriptions(shell, correlation);
    starts = await startsOf(shell, correlation);
    const commands: Command[] = [
      ...waiting.map(
        ({ id, execution_id: executionId }): Command => ({
          ...{ type: "message", subscriptionId: id, waiting: { executionId, name: messageName }, variables, localVariables },
        }),
      ),
      ...starts.map(({ definition, ...command }) => command),
    ];
    return { tree: null, rootId: randomUUID(), others: treesOf(waiting), command: { type: "several", commands } };
  });
  const deliveries = new Map(result.deliveries.map((delivery) => [delivery.subscriptionId, delivery]));
  return [
    ...waiting.map((row): CorrelationResult => {
      const { ended, variables: seen } = deliveries.get(row.id)!;
      return { kind: "execution", executionId: row.execution_id, instanceId: row.instance_id, ended, variables: seen };
    }),
    ...starts.map(({ instanceId: id, definition }): CorrelationResult => {
      return { kind: "definition", started: { id, definition, businessKey, result } };
    }),
  ];
}

async function startsOf(shell: Shell, correlation: Correlation): Promise<(Start & { definition: Deployed })[]> {
  const variables = { ...correlation.variables, ...correlation.localVariables };
  const starts = [];
  for (const { definition_id, activity_id } of await startSubscriptions(shell, "message", correlation.messageName)) {
    const definition = await shell.definitions.load(definition_id);
    if (definition === null) continue;
    const instance = { instanceId: randomUUID(), businessKey: correlation.businessKey, variables, startActivityId: activity_id };
    starts.push({ type: "start" as const, definition, definitionId: definition.id, ...instance });
  }
  return starts;
}
