import type { StartRequest } from "../../commands/start-process.ts";
import type { Command } from "../../core/types/commands.ts";
import { EngineException } from "../../core/types/exceptions.ts";
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
    if (!types.has(String(instruction.type))) throw invalid(`Invalid start instruction type '${instruction.type}'`);
    const read = readStartInstruction(instruction);
    const target = read.activityId;
    if (target !== undefined && !definition.elements.has(target))
      throw new EngineException(
        instruction.type === "startAfterActivity"
          ? `Cannot perform instruction: Start after activity '${target}'; Activity '${target}' does not exist: activity is null`
          : `Element '${target}' does not exist in process ${definition.id}: targetElement is null`,
        "NullValueException",
      );
    return read;
  });
}

/** Reads one instruction to begin somewhere; its type is known already. */
function readStartInstruction({ type, activityId, transitionId, variables }: Record<string, unknown>): Instructions[number] {
  const isTransition = type === "startTransition";
  const target = isTransition ? transitionId : activityId;
  if (typeof target !== "string")
    throw invalid(`For instruction type '${type}': '${isTransition ? "transitionId" : "activityId"}' must be set`);
  const values = readVariables(variables);
  const local = (variables ?? {}) as Record<string, { local?: boolean }>;
  return {
    ...(isTransition ? { transitionId: target } : { activityId: target }),
    type: type as Instructions[number]["type"],
    variables: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, { ...value, local: local[name]?.local === true }]),
    ),
  };
}

type Modifications = Extract<Command, { type: "modify-instance" }>["instructions"];

const cancelled = ["activityId", "activityInstanceId", "transitionInstanceId"] as const;

/** Reads the instructions of a modification: what to cancel and where to begin. */
export function readModifications(given: unknown): Modifications {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw invalid("");
  return given.map((instruction: Record<string, unknown>) => {
    const type = String(instruction.type);
    const { ancestorActivityInstanceId } = instruction;
    if (types.has(type)) {
      const read = readStartInstruction(instruction);
      return typeof ancestorActivityInstanceId === "string" ? { ...read, ancestorActivityInstanceId } : read;
    }
    if (type !== "cancel") throw invalid("");
    const [name, ...others] = cancelled.filter((each) => typeof instruction[each] === "string");
    if (name === undefined || others.length > 0)
      throw invalid(
        "For instruction type 'cancel': exactly one, 'activityId', 'activityInstanceId', or 'transitionInstanceId', is required",
      );
    return { type, [name]: instruction[name] as string };
  });
}
