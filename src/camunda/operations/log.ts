import type { Query, Request } from "../http.ts";
import { readPage, type Window } from "./page.ts";
import type { UserOperation } from "./types.ts";

/** The engine's own log of what people did. Its entries name the user that this product logs in with. */
export function operationLog(request: Request) {
  return {
    /** The newest first. */
    userOperations: (query: Query, window: Window) =>
      readPage<UserOperation>(request, "/history/user-operation", { sortBy: "timestamp", sortOrder: "desc", ...query }, window),
    /** Writes a remark on an operation: where the person who acted is named. */
    annotateOperation: (operationId: string, annotation: string) =>
      request<void>("PUT", `/history/user-operation/${encodeURIComponent(operationId)}/set-annotation`, { json: { annotation } }),
  };
}
