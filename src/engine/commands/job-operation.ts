import type { Row } from "../persistence/database.ts";
import type { Shell, UserId } from "./shell.ts";
import { aboutInstance, logOperation, type UserOperation } from "./user-operation.ts";

/** What a person did to a job, for the log of user operations. */
export function jobOperation(job: Row, operationType: string, changes?: UserOperation["changes"]): UserOperation {
  const instance = job.instance_id === null ? {} : aboutInstance(job);
  const definition = { definition_id: job.definition_id, definition_key: job.definition_key };
  const deployment = job.batch_id === null ? {} : { deployment_id: job.payload?.deploymentId ?? null };
  const about = { ...definition, ...deployment, ...instance, job_id: job.id, job_definition_id: job.job_definition_id };
  return { operationType, entityType: "Job", category: "Operator", about, ...(changes ? { changes } : {}) };
}

/** Writes down what a person did to a job. */
export function logJobOperation(
  shell: Shell,
  userId: UserId,
  job: Row,
  operationType: string,
  changes?: UserOperation["changes"],
): Promise<void> {
  return logOperation(shell.database.query, userId, shell.now(), jobOperation(job, operationType, changes));
}
