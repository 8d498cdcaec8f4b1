import { readMoment } from "../../../../rehearsal/file/moments.ts";
import { modelRehearsal } from "../../../../texts/models/rehearsal.ts";
import type { Asked } from "./asked.ts";
import { BEGIN_FIELDS } from "./begin-page.tsx";
import { readVariables } from "./read-inputs.ts";
import type { RehearsalState } from "./state.ts";

/** What was sent to begin a rehearsal: how it begins, or what is wrong with which field. */
export function readBegin(
  sent: (field: string) => string,
): { state: RehearsalState } | { values: Record<string, string>; errors: Record<string, string> } {
  const [businessKey, moment, json] = [BEGIN_FIELDS.businessKey, BEGIN_FIELDS.startsAt, BEGIN_FIELDS.variables].map((field) =>
    sent(field).trim(),
  ) as [string, string, string];
  const startsAt = moment === "" ? undefined : readMoment(moment);
  const variables = readVariables(json);
  const errors: Record<string, string> = {};
  if (startsAt === null) errors[BEGIN_FIELDS.startsAt] = modelRehearsal.begin.notMoment;
  if (variables === null) errors[BEGIN_FIELDS.variables] = modelRehearsal.inputs.notVariables;
  if (startsAt === null || variables === null) {
    const values = { [BEGIN_FIELDS.businessKey]: businessKey, [BEGIN_FIELDS.startsAt]: moment, [BEGIN_FIELDS.variables]: json };
    return { values, errors };
  }
  return {
    state: { steps: [], variables, ...(businessKey !== "" && { businessKey }), ...(startsAt !== undefined && { startsAt }) },
  };
}

/** A scenario of these files as a rehearsal that has come to its end; null: there is none of this path. */
export function openScenario({ change, files, process }: Asked, path: string): RehearsalState | null {
  const scenario = files.scenarios.find((one) => one.path === path && one.scenario.process === process)?.scenario;
  if (scenario === undefined) return null;
  const { businessKey, startsAt, variables, steps } = scenario;
  return {
    ...{ steps, origin: path, originRevision: change?.files.find((file) => file.path === path)?.revision ?? 0 },
    ...(businessKey !== undefined && { businessKey }),
    ...(startsAt !== undefined && { startsAt }),
    ...(variables !== undefined && { variables }),
  };
}

/** What stands in the fields at first: how a scenario of the process begins. */
export function proposedBegin({ files, process }: Asked): Record<string, string> {
  const scenario = files.scenarios.find((one) => one.scenario.process === process)?.scenario;
  return {
    [BEGIN_FIELDS.businessKey]: scenario?.businessKey ?? "",
    [BEGIN_FIELDS.variables]: scenario?.variables === undefined ? "" : JSON.stringify(scenario.variables, null, 1),
  };
}
