import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { Presented } from "./judge.ts";
import { SAFE_HEADERS, sendPage } from "./page.ts";

/** Where a person presents a certificate, with `?ticket=`. */
export const PRESENTATION_PATH = "/apresentar";

/** What was presented, and by whom: the ticket is the portal's, single use, and ties it to a journey. */
export interface Presentation extends Presented {
  ticket: string;
  ip: string;
}

/** Deals with a presentation and says where the person goes on; called too when no certificate was presented. */
export type OnPresented = (presentation: Presentation) => Promise<URL | string>;

/** The two routes of the host. `read` gives what was presented, or null when the request may not be believed. */
export function createRequestListener(
  read: (request: IncomingMessage) => (Presented & { ip: string }) | null,
  onPresented: OnPresented,
  log: Logger,
): RequestListener {
  return (request, response) => {
    const [path, query] = (request.url ?? "").split("?", 2);
    if (request.method !== "GET" && request.method !== "HEAD") return sendPage(response, 405, "notFound");
    if (path === "/health") return sendHealth(response);
    if (path !== PRESENTATION_PATH || request.method !== "GET") return sendPage(response, 404, "notFound");
    const ticket = new URLSearchParams(query).get("ticket") ?? "";
    if (!/^[\w.~-]{1,256}$/.test(ticket)) return sendPage(response, 400, "ticketMissing");
    const presented = read(request);
    if (presented === null) {
      log.warn({ remoteAddress: request.socket.remoteAddress }, "certificate refused: the sender is not the configured proxy");
      return sendPage(response, 403, "notFromProxy");
    }
    answer(response, { ticket, ...presented }).catch((error: unknown) => {
      log.error({ err: error }, "a certificate was presented and could not be dealt with");
      sendPage(response, 500, "failed");
    });
  };

  async function answer(response: ServerResponse, presentation: Presentation): Promise<void> {
    const target = new URL(await onPresented(presentation));
    if (!/^https?:$/.test(target.protocol)) throw new TypeError("the target of a presentation is not a web address");
    response.writeHead(303, { ...SAFE_HEADERS, location: target.href }).end();
  }
}

function sendHealth(response: ServerResponse): void {
  response.writeHead(200, { ...SAFE_HEADERS, "content-type": "application/json" }).end('{"status":"up"}');
}
