import type { IncomingMessage } from "node:http";
import pino from "pino";
import { createGovbr } from "../../../src/govbr/index.ts";
import { close, listen } from "./provider.ts";
import type { Answer } from "./twist.ts";

/** A companies API that answers by path; what is not listed is a 404. */
export interface CompaniesApi {
  /** Path with query → JSON body, or a whole answer. */
  answers: Record<string, unknown | Answer>;
  /** Called before each answer; the answer waits for it. */
  before(path: string): Promise<void>;
  authorizations: (string | undefined)[];
  /** Address of the API, with a slash at the end. */
  base: string;
  govbr: ReturnType<typeof createGovbr>;
  stop(): Promise<void>;
}

/** A whole answer, told from a JSON body. */
export class Whole {
  constructor(readonly answer: Answer) {}
}

export async function startCompaniesApi(timeoutMs = 10_000): Promise<CompaniesApi> {
  const { server, port } = await listen(async (request: IncomingMessage, response) => {
    const path = request.url!;
    api.authorizations.push(request.headers.authorization);
    await api.before(path);
    const found = api.answers[path];
    const answer =
      found instanceof Whole ? found.answer : { status: found === undefined ? 404 : 200, body: JSON.stringify(found ?? {}) };
    if (answer === "hang") return;
    if (answer === "drop") return void request.socket.resetAndDestroy();
    response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  });
  const base = `http://127.0.0.1:${port}/`;
  const api: CompaniesApi = {
    answers: {},
    before: () => Promise.resolve(),
    authorizations: [],
    base,
    govbr: createGovbr({
      issuer: base,
      apiUrl: base,
      clientId: "client",
      clientSecret: "secret",
      redirectUri: "https://portal.example/retorno",
      logoutUrl: `${base}logout`,
      postLogoutUrl: "https://portal.example/sair",
      scopes: "openid",
      clock: () => new Date(),
      log: pino({ level: "silent" }),
      allowInsecure: true,
      timeoutMs,
    }),
    stop: () => close(server),
  };
  return api;
}

export const CPF = "12345678909";
export const LIST = `/empresas/v2/empresas?filtrar-por-participante=${CPF}`;
export const detail = (cnpj: string) => `/empresas/v2/empresas/${cnpj}/participantes/${CPF}`;
