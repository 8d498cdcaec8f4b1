import type { StartRequest } from "../../commands/start-process.ts";
import { EngineException } from "../../core/types.ts";
import type { Deployed } from "../../definitions/registry.ts";
import { invalid } from "../errors.ts";
import { readVariables } from "../read-value.ts";

type Instructions = NonNullable<StartRequest["startInstructions"]>;

const types = new Set(["startBeforeActivity", "startAfterActivity", "startTransition"]);

/** Reads the places where an instance is to begin; undefined: at its start event. */
export function readStartInstructions(definition: Deployed, given: unknown): Instructions | undefined {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given)) throw invalid("");
  if (given.length === 0) return undefined;
  return given.map((instruction: Record<string, unknown>) => {
    const { type, activityId, transitionId, variables } = instruction;
    if (typeof type !== "string" || !types.has(type)) throw invalid(`Invalid start instruction type '${type}'`);
    const target = type === "startTransition" ? transitionId : activityId;
    if (typeof target !== "string")
      throw invalid(
        `For instruction type '${type}': '${type === "startTransition" ? "transitionId" : "activityId"}' must be set`,
      );
    if (type !== "startTransition" && !definition.elements.has(target))
      throw new EngineException(
        `Element '${target}' does not exist in process ${definition.id}: targetElement is null`,
        "NullValueException",
      );
    const values = readVariables(variables);
    const local = (variables ?? {}) as Record<string, { local?: boolean }>;
    return {
      ...(type === "startTransition" ? { transitionId: target } : { activityId: target }),
      type: type as Instructions[number]["type"],
      variables: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, { ...value, local: local[name]?.local === true }]),
      ),
    };
  });
}
