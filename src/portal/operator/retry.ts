import type { Response } from "express";
import { EngineError } from "../../camunda/errors.ts";
import type { IncidentDetails } from "../../camunda/operations/types.ts";
import type { StaffRole } from "../../domain/staff.ts";
import type { PortalContext } from "../context.ts";
import type { StaffMember } from "../staff/guard.ts";
import { perform } from "./perform.ts";

/** Sets the retries of a job, which cures its incident, in the name of a staff member. */
export function retryJob(
  context: PortalContext,
  response: Response,
  member: StaffMember,
  jobId: string,
  retries: number,
  role: StaffRole = "operator",
) {
  return perform(context, response, member, {
    role,
    ...{ action: "engine-job-retries", subject: jobId, details: { retries } },
    trace: { query: { jobId }, types: ["SetJobRetries"] },
    work: () => context.engine.operations.setJobRetries(jobId, retries),
  });
}

/** The same for an external task. */
export function retryExternalTask(
  context: PortalContext,
  response: Response,
  member: StaffMember,
  id: string,
  retries: number,
  role: StaffRole = "operator",
) {
  return perform(context, response, member, {
    role,
    ...{ action: "engine-external-task-retries", subject: id, details: { retries } },
    trace: { query: { externalTaskId: id }, types: ["SetExternalTaskRetries"] },
    work: () => context.engine.operations.setExternalTaskRetries(id, retries),
  });
}

/** Tries one incident again, once. False when it is over already, or when the engine refuses. */
export async function retryIncident(
  context: PortalContext,
  response: Response,
  member: StaffMember,
  id: string,
  role: StaffRole = "operator",
): Promise<boolean> {
  try {
    const { incidentType, configuration }: IncidentDetails = await context.engine.operations.incident(id);
    if (configuration === null) return false;
    if (incidentType === "failedJob") await retryJob(context, response, member, configuration, 1, role);
    else if (incidentType === "failedExternalTask") await retryExternalTask(context, response, member, configuration, 1, role);
    else return false;
    return true;
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
}
