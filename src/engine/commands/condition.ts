import { randomUUID } from "node:crypto";
import type { Command } from "../core/types/commands.ts";
import { EngineException } from "../core/types/exceptions.ts";
import type { Deployed } from "../definitions/registry.ts";
import { type ExpressionScope, evaluateCondition, toExpressionValue } from "../expression/index.ts";
import { execute } from "./execute.ts";
import type { Variables } from "./scope.ts";
import type { Shell, UserId } from "./shell.ts";
import type { StartedInstance } from "./start-process.ts";

export interface ConditionRequest {
  businessKey: string | null;
  variables: Variables;
  /** Only the start events of this definition; null: of all that are the latest of their key. */
  definitionId: string | null;
}

interface Start {
  definition: Deployed;
  definitionId: string;
  instanceId: string;
  startActivityId: string;
}

/** Tries the conditions of start events with these variables and starts an instance at each that holds: all, or none. */
export async function evaluateConditions(shell: Shell, userId: UserId, request: ConditionRequest): Promise<StartedInstance[]> {
  const { businessKey, variables } = request;
  const found = request.definitionId === null ? await subscribed(shell) : await ofDefinition(shell, request.definitionId);
  const starts = found.filter(({ definition, startActivityId }) => holds(shell, definition, startActivityId, variables));
  if (starts.length === 0) return [];
  const commands = starts.map(({ definition, ...start }): Command => ({ type: "start", ...start, businessKey, variables }));
  const command: Command = { type: "several", commands };
  const result = await execute(shell, userId, async () => ({ tree: null, rootId: randomUUID(), command }));
  return starts.map(({ instanceId: id, definition }) => ({ id, definition, businessKey, result }));
}

async function subscribed(shell: Shell): Promise<Start[]> {
  const rows = await shell.database.run(
    "conditional start events",
    `select s.definition_id, s.activity_id from event_subscription s join process_definition d on d.id = s.definition_id
      where s.type = 'conditional' and s.instance_id is null and not d.suspended order by s.seq`,
    [],
  );
  const starts: Start[] = [];
  for (const { definition_id, activity_id } of rows) {
    const definition = await shell.definitions.load(definition_id);
    if (definition) starts.push(startOf(definition, activity_id));
  }
  return starts;
}

async function ofDefinition(shell: Shell, id: string): Promise<Start[]> {
  const definition = await shell.definitions.load(id);
  if (!definition)
    throw new EngineException(
      `no deployed process definition found with id '${id}': processDefinition is null`,
      "NotFoundException",
    );
  const events = definition.startEvents.filter(({ kind }) => kind === "conditional");
  if (definition.suspended) return [];
  if (events.length === 0)
    throw new EngineException(`ENGINE-13042 Process definition with id '${id}' does not declare conditional start event.`);
  return events.map(({ activityId }) => startOf(definition, activityId));
}

function startOf(definition: Deployed, startActivityId: string): Start {
  return { definition, definitionId: definition.id, instanceId: randomUUID(), startActivityId };
}

/** A variable that is missing makes a condition not hold. */
function holds(shell: Shell, definition: Deployed, activityId: string, variables: Variables): boolean {
  const { condition } = definition.startEvents.find((event) => event.activityId === activityId) ?? {};
  if (!condition) return false;
  if (condition.variableName !== null && !Object.hasOwn(variables, condition.variableName)) return false;
  const scope: ExpressionScope = {
    get(name) {
      const found = Object.hasOwn(variables, name);
      return { found, value: found ? toExpressionValue(variables[name]!) : null };
    },
    ...{ authenticatedUserId: null, now: shell.now() },
  };
  try {
    return evaluateCondition(condition.expression, scope);
  } catch (fault) {
    if (fault instanceof EngineException && fault.message.startsWith("Unknown property used in expression")) return false;
    throw fault;
  }
}
