import type { EngineError } from "../camunda/errors.ts";
import type { StayCause } from "../store/types.ts";

/** What engines say of an activity for which the plan has nothing. */
const NO_INSTRUCTION = "There is no migration instruction for this instance's activity";

interface RunningReport {
  sourceScopeId: string | null;
  failures: string[];
}

interface InstanceReport {
  failures: string[];
  activityInstanceValidationReports: RunningReport[];
  transitionInstanceValidationReports: RunningReport[];
}

/** Why the engine would not move an instance: from its report, or its message where there is none. */
export function causesOf({ body, message }: EngineError): StayCause[] {
  const report = body.validationReport as Partial<InstanceReport> | undefined;
  const running = [...(report?.activityInstanceValidationReports ?? []), ...(report?.transitionInstanceValidationReports ?? [])];
  const causes = [
    ...(report?.failures ?? []).map((failure) => refused(null, failure)),
    ...running.flatMap(({ sourceScopeId, failures }) =>
      failures.map((failure): StayCause => {
        const element = sourceScopeId?.replace(/#multiInstanceBody$/, "") ?? null;
        return failure === NO_INSTRUCTION ? { code: "no-counterpart", element, message: null } : refused(element, failure);
      }),
    ),
  ];
  return causes.length > 0 ? causes : [refused(null, message)];
}

function refused(element: string | null, message: string): StayCause {
  return { code: "refused", element, message };
}
