import { PermanentFailure, type WorkerTask } from "../../src/camunda/workers.ts";
import type { GovbrSession } from "../../src/store/types.ts";
import type { WorkerServices } from "../services.ts";
import { sessionExpired } from "./define.ts";

/** The journey this process belongs to: its business key. */
export function journeyOf(task: WorkerTask): string {
  if (task.businessKey === null) throw new PermanentFailure("The process was started without a journey as its business key");
  return task.businessKey;
}

/**
 * The login at Gov.br that the process refers to. BpmnError GOVBR_SESSION_EXPIRED when it is over, and also when it is
 * the login of another journey, which is nobody's business here.
 */
export async function requireSession(services: WorkerServices, task: WorkerTask, sessionId: string): Promise<GovbrSession> {
  const session = await services.store.govbrSessions.get(sessionId);
  if (session === null) throw sessionExpired();
  if (session.journeyId !== journeyOf(task)) {
    services.log.warn({ taskId: task.id, businessKey: task.businessKey }, "the Gov.br session belongs to another journey");
    throw sessionExpired();
  }
  return session;
}
