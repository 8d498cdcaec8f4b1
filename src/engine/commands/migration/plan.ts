import { EngineException } from "../../core/types/exceptions.ts";
import type { MigrationInstruction } from "../../core/types/instructions.ts";
import type { Deployed } from "../../definitions/registry.ts";
import type { FlowNode } from "../../model/elements.ts";
import type { Variables } from "../scope.ts";
import type { Shell } from "../shell.ts";
import { behaviourName, definesTrigger, isConditional, isMigratable } from "./behaviours.ts";
import { failuresOf, type Pair, type PlanFailure, type PlannedInstruction } from "./validate-instruction.ts";

/** How instances of one definition go on in another. */
export interface MigrationPlan {
  sourceDefinitionId: string;
  targetDefinitionId: string;
  instructions: PlannedInstruction[];
  variables: Variables;
}

/** The two definitions of a plan. Throws BadUserRequestException when one does not exist. */
export async function definitionsOf(
  shell: Shell,
  sourceId: string | null,
  targetId: string | null,
): Promise<{ source: Deployed; target: Deployed }> {
  return { source: await definitionOf(shell, "Source", sourceId), target: await definitionOf(shell, "Target", targetId) };
}

async function definitionOf(shell: Shell, which: "Source" | "Target", id: string | null): Promise<Deployed> {
  if (id === null) throw new EngineException(`${which} process definition id is null`, "BadUserRequestException");
  const definition = await shell.definitions.load(id);
  if (definition) return definition;
  const message = `ENGINE-23008 ${which} process definition with id '${id}' does not exist`;
  throw new EngineException(message, "BadUserRequestException");
}

/** An instruction for each activity that has stayed the same. */
export function generateInstructions(source: Deployed, target: Deployed, updateEventTriggers: boolean): MigrationInstruction[] {
  let pairs: Pair[] = [];
  for (const element of source.elements.values()) {
    const from = element as FlowNode;
    const to = target.elements.get(from.id) as FlowNode | undefined;
    if (!to || from.parent === null || !isMigratable(from) || behaviourName(from) !== behaviourName(to)) continue;
    const updateEventTrigger = isConditional(from) || (updateEventTriggers && definesTrigger(from));
    pairs.push({ source: from, target: to, updateEventTrigger });
  }
  // What is left out makes what depends on it impossible.
  for (let before = -1; before !== pairs.length; ) {
    before = pairs.length;
    pairs = pairs.filter((pair) => inSameScope(pair, pairs) && failuresOf(pair, pairs).length === 0);
  }
  return pairs.map((pair) => ({
    ...{ sourceActivityId: pair.source.id, targetActivityId: pair.target.id },
    updateEventTrigger: pair.updateEventTrigger,
  }));
}

function inSameScope({ source, target }: Pair, pairs: Pair[]): boolean {
  if (source.parent!.parent === null) return target.parent!.parent === null;
  return pairs.some((pair) => pair.source === source.parent && pair.target === target.parent);
}

/** What is wrong with the instructions of a plan; an empty list when nothing is. */
export function validateInstructions(source: Deployed, target: Deployed, instructions: PlannedInstruction[]): PlanFailure[] {
  const found: { instruction: PlannedInstruction; pair: Pair | null; failures: string[] }[] = instructions.map((instruction) => {
    const from = source.elements.get(instruction.sourceActivityId ?? "") as FlowNode | undefined;
    const to = target.elements.get(instruction.targetActivityId ?? "") as FlowNode | undefined;
    const failures: string[] = [];
    if (!from) failures.push(unknown("Source", instruction.sourceActivityId));
    if (!to) failures.push(unknown("Target", instruction.targetActivityId));
    const pair = from && to ? { source: from, target: to, updateEventTrigger: instruction.updateEventTrigger } : null;
    return { instruction, pair, failures };
  });
  const pairs = found.flatMap(({ pair }) => pair ?? []);
  return found
    .map(({ instruction, pair, failures }) => ({ instruction, failures: pair ? failuresOf(pair, pairs) : failures }))
    .filter(({ failures }) => failures.length > 0);
}

function unknown(which: "Source" | "Target", id: string | null): string {
  return id === null ? `${which} activity id is null` : `${which} activity '${id}' does not exist`;
}
