import type { Request } from "../http.ts";
import type { Client, FetchRequest } from "./library.ts";

/**
 * Lets the library speak through our own requests. Its own (got) have no time limit, so that a half-open connection
 * hangs the poll for ever, cannot be aborted, take an answer for bytes when its Content-Type names a charset, and cost
 * half a millisecond each. Aborting `polls` ends the long poll under way; reports of tasks go on.
 */
export function replaceTransport(client: Client, request: Request, polls: AbortSignal, answerTimeout: number): void {
  client.engineService.request = (method, path, { json }) => {
    const wait = (json as Partial<FetchRequest> | undefined)?.asyncResponseTimeout ?? 0;
    const signal = path === "/external-task/fetchAndLock" ? polls : undefined;
    return request(method, path, { json, timeout: answerTimeout + wait, signal });
  };
}
