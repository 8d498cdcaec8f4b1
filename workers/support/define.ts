import type { z } from "zod";
import { BpmnError, PermanentFailure, type WorkerDefinition, workerDefiner } from "../../src/camunda/workers.ts";
import { GovbrError } from "../../src/govbr/index.ts";
import { StoreError } from "../../src/store/errors.ts";
import { workers as texts } from "../../src/texts/workers.ts";
import type { WorkerServices } from "../services.ts";

/** The model sends the person to Gov.br again. */
export function sessionExpired(): BpmnError {
  return new BpmnError("GOVBR_SESSION_EXPIRED", texts.errors.GOVBR_SESSION_EXPIRED);
}

/** A worker of this house: what store and Gov.br throw is told apart into what passes, what the model handles, what a person must mend. */
export const defineWorker = <Inputs extends z.ZodObject, Outputs extends z.ZodObject>(
  worker: WorkerDefinition<WorkerServices, Inputs, Outputs>,
): WorkerDefinition<WorkerServices, Inputs, Outputs> =>
  workerDefiner<WorkerServices>()({
    ...worker,
    handler: async (context) => {
      try {
        return await worker.handler(context);
      } catch (error) {
        throw classify(error);
      }
    },
  });

function classify(error: unknown): unknown {
  if (error instanceof StoreError && error.code !== "database-unavailable") {
    return new PermanentFailure(`The store refuses: ${error.code}`, { cause: error });
  }
  if (error instanceof GovbrError && error.code === "token-expired") return sessionExpired();
  if (error instanceof GovbrError && error.code !== "unavailable") {
    return new PermanentFailure(`Gov.br refuses: ${error.code}`, { cause: error });
  }
  return error;
}
