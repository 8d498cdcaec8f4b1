import { EngineException } from "../../core/types/exceptions.ts";

/** Wider than Camunda's default whitelist, which refuses the hyphens of a UUID. */
const resourceId = /^[\w-]+$/;

/** Throws when an id holds anything but letters, digits and hyphens. */
export function requireId(kind: "User" | "Group", id: string): void {
  if (!resourceId.test(id)) throw new EngineException(`${kind} has an invalid id: '${id}' is not a valid resource identifier.`);
}
