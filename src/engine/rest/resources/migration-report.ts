import type { PlanFailure, PlannedInstruction } from "../../commands/migration/validate-instruction.ts";
import type { InstanceReport, RunningReport } from "../../core/commands/validate-migration.ts";

/** An instruction as answers show it. */
export function writeInstruction({ sourceActivityId, targetActivityId, updateEventTrigger }: PlannedInstruction) {
  return { sourceActivityIds: [sourceActivityId], targetActivityIds: [targetActivityId], updateEventTrigger };
}

/** What is wrong with a plan. */
export function instructionReports(failures: PlanFailure[]) {
  return {
    instructionReports: failures.map(({ instruction, failures: own }) => ({
      ...{ instruction: writeInstruction(instruction), failures: own },
    })),
    variableReports: {},
  };
}

/** Why an instance cannot go on in the other definition. */
export function instanceReport({ instanceId, failures, running }: InstanceReport) {
  const write = ({ instruction, kind, id, activityId, failures: own }: RunningReport) => ({
    migrationInstruction: instruction && writeInstruction(instruction),
    [kind === "activity" ? "activityInstanceId" : "transitionInstanceId"]: id,
    ...{ sourceScopeId: activityId, failures: own },
  });
  return {
    ...{ processInstanceId: instanceId, failures },
    activityInstanceValidationReports: running.filter(({ kind }) => kind === "activity").map(write),
    transitionInstanceValidationReports: running.filter(({ kind }) => kind === "transition").map(write),
  };
}
