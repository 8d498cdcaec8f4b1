import { EngineException } from "../core/types/exceptions.ts";

/** Camunda's answer to a job that does not exist (any more). */
export class NoSuchJob extends EngineException {
  constructor(id: string) {
    super(`ENGINE-14026 No job found with id '${id}'`, "NullValueException");
  }
}
