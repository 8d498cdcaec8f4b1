import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import type { Authenticator } from "./authentication.ts";
import { readJson } from "./body.ts";
import { invalid, RestError, toRestError } from "./errors.ts";
import type { Route } from "./http.ts";
import { type RestRequest, send } from "./http.ts";
import { Router } from "./router.ts";

const base = "/engine-rest";

export interface RestServer {
  port: number;
  url: string;
  /** Refuses new connections and waits for the requests that are being worked at. */
  close(): Promise<void>;
}

/** Serves the routes under `/engine-rest` and `/engine-rest/engine/default`. */
export async function serve(options: {
  host: string;
  port: number;
  routes: readonly Route[];
  authenticator: Authenticator;
  log: Logger;
}): Promise<RestServer> {
  const { host, port, routes, authenticator, log } = options;
  const router = new Router(routes);
  const unexpected = (error: unknown) => log.error({ err: error }, "unexpected error in a request");

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    try {
      const url = incoming.url ?? "/";
      const mark = url.indexOf("?");
      const path = enginePath(mark < 0 ? url : url.slice(0, mark), authenticator.isOpen);
      const userId = path === "/engine" ? null : await authenticator.authenticate(incoming.headers.authorization);
      if (userId === undefined) {
        incoming.resume();
        send(response, { status: 401, headers: { "WWW-Authenticate": 'Basic realm="default"' } });
        return;
      }
      const found = router.find(incoming.method ?? "GET", path);
      if (found === "no-path") throw new RestError(404, "NotFoundException", "HTTP 404 Not Found");
      if (found === "no-method") throw new RestError(405, "NotAllowedException", "HTTP 405 Method Not Allowed");
      requireAcceptable(incoming.headers.accept, found.route);
      const request: RestRequest = {
        ...{ params: found.params, userId, incoming, body: () => readJson(incoming) },
        query: new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1)),
        baseUrl: `http://${incoming.headers.host ?? `${host}:${port}`}${base}`,
        isListening: () => !response.destroyed && !incoming.socket.destroyed,
      };
      send(response, await found.route.handle(request));
    } catch (error) {
      const failure = toRestError(error, unexpected);
      if (log.isLevelEnabled("debug"))
        log.debug({ method: incoming.method, url: incoming.url, status: failure.status, message: failure.message }, "refused");
      const headers: Record<string, string> = failure.status === 413 ? { Connection: "close" } : {};
      if (error instanceof UnknownEngine) headers["Content-Type"] = "application/json;charset=ISO-8859-1";
      send(response, { status: failure.status, json: failure.body, headers });
    } finally {
      if (!incoming.complete) incoming.resume();
    }
  };

  const server = createServer({ keepAliveTimeout: 75_000, requestTimeout: 120_000 }, (incoming, response) => {
    void handle(incoming, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}${base}`,
    close: () => closeServer(server),
  };
}

/** With authentication, an engine of another name is a 404 of the filter in front of Camunda. */
class UnknownEngine extends RestError {}

function enginePath(path: string, isOpen: boolean): string {
  if (path !== base && !path.startsWith(`${base}/`)) throw new RestError(404, "NotFoundException", "HTTP 404 Not Found");
  const rest = path.slice(base.length);
  const named = /^\/engine\/([^/]+)(\/.*)$/.exec(rest);
  if (named === null) return rest;
  if (named[1] === "default") return named[2]!;
  if (isOpen) throw invalid("No process engine available");
  throw new UnknownEngine(404, "InvalidRequestException", `Process engine ${named[1]} not available`);
}

function requireAcceptable(accept: string | undefined, route: Route): void {
  if (accept === undefined || route.method !== "GET" || accept.includes("*/*")) return;
  const types = Object.values(route.replies).map((reply) => (typeof reply === "string" ? reply : "application/json"));
  if (types.every((type) => type === "application/json") && !/application\/(json|\*)/.test(accept))
    throw new RestError(406, "NotAcceptableException", "HTTP 406 Not Acceptable");
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Connections become idle one by one as their requests are answered.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    server.once("close", () => clearInterval(sweep));
  });
}
