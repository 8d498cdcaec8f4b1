import { EngineException } from "../core/types/exceptions.ts";
import type { StartInstruction } from "../core/types/instructions.ts";
import type { Definition } from "../model/definition.ts";

/** Throws when an instruction names an element that the definition does not have. */
export function requireElements(definition: Definition, instructions: StartInstruction[]): void {
  for (const { type, activityId, transitionId } of instructions) {
    const target = activityId ?? transitionId!;
    const isKnown = transitionId === undefined ? definition.elements.has(target) : hasFlow(definition, target);
    if (isKnown) continue;
    throw new EngineException(
      type === "startAfterActivity"
        ? `Cannot perform instruction: Start after activity '${target}'; Activity '${target}' does not exist: activity is null`
        : `Element '${target}' does not exist in process ${definition.id}: targetElement is null`,
      "NullValueException",
    );
  }
}

function hasFlow(definition: Definition, id: string): boolean {
  for (const element of definition.elements.values()) {
    const { outgoing } = element as { outgoing?: { id: string }[] };
    if (outgoing?.some((flow) => flow.id === id)) return true;
  }
  return false;
}
