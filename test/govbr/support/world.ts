import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import pino from "pino";
import { createGovbr, type Govbr, type GovbrLogin, type GovbrSettings, type LoginChecks } from "../../../src/govbr/index.ts";
import { follow } from "./browser.ts";
import { decodePayload, type SigningKey, signingKey, signJwt } from "./keys.ts";
import { CLIENT_ID, CLIENT_SECRET, close, createProvider, listen, type Person, REDIRECT_URI, SCOPES } from "./provider.ts";
import type { Answer, Twist } from "./twist.ts";

/** A provider behind a front that can be twisted, and the relying party under test. */
export interface World {
  issuer: string;
  key: SigningKey;
  twist: Twist;
  /** Requests that reached the front, as `METHOD /path`. */
  requests: string[];
  /** Authorization headers sent to the token endpoint. */
  authorizations: string[];
  settings(): GovbrSettings;
  /** A relying party with nothing remembered. */
  govbr(): Govbr;
  checks(): LoginChecks;
  /** One login from the link to the identity. */
  login(govbr?: Govbr): Promise<GovbrLogin>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const key = signingKey("rsa1");
  const person: Person = { sub: "123456789-09", denies: false };
  let inner = 0;
  const front = await listen((request, response) => void serve(request, response));
  const issuer = `http://127.0.0.1:${front.port}/`;
  const provider = await listen(createProvider(issuer, key, person));
  inner = provider.port;

  const world: World = {
    issuer,
    key,
    twist: {},
    requests: [],
    authorizations: [],
    settings: () => ({
      issuer,
      apiUrl: issuer,
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      redirectUri: REDIRECT_URI,
      logoutUrl: `${issuer}logout`,
      postLogoutUrl: "https://portal.example.gov.br/sair",
      scopes: SCOPES.join(" "),
      clock: () => new Date(Date.now() + (world.twist.clockOffset ?? 0) * 1_000),
      log: pino({ level: "silent" }),
      allowInsecure: true,
      timeoutMs: world.twist.timeoutMs ?? 10_000,
    }),
    govbr: () => createGovbr(world.settings()),
    checks: () => ({ state: random(), nonce: random(), codeVerifier: random() + random() }),
    async login(govbr = world.govbr()) {
      person.denies = world.twist.denies ?? false;
      person.sub = world.twist.sub ?? "123456789-09";
      const checks = world.checks();
      const url = await follow(await govbr.authorizationUrl(checks), REDIRECT_URI);
      return govbr.exchange(world.twist.callback?.(url) ?? url, checks);
    },
    async stop() {
      await close(front.server);
      await close(provider.server);
    },
  };
  return world;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url!.split("?")[0]!;
    world.requests.push(`${request.method} ${path}`);
    if (path === "/token") world.authorizations.push(request.headers.authorization ?? "");
    const answer = world.twist.answers?.[path];
    if (answer !== undefined) return give(answer, request, response);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const honest = await fetch(`http://127.0.0.1:${inner}${request.url}`, {
      method: request.method!,
      headers: { ...plain(request), "x-forwarded-host": new URL(issuer).host },
      body: chunks.length > 0 ? Buffer.concat(chunks) : null,
      redirect: "manual",
    });
    const text = twisted(path, honest.status, await honest.text());
    response.statusCode = honest.status;
    for (const name of ["content-type", "location"]) {
      const value = honest.headers.get(name);
      if (value !== null) response.setHeader(name, value.replace(`127.0.0.1:${inner}`, new URL(issuer).host));
    }
    response.setHeader("set-cookie", honest.headers.getSetCookie());
    response.end(text);
  }

  function twisted(path: string, status: number, text: string): string {
    const { twist } = world;
    if (status !== 200) return text;
    if (path === "/jwk" && twist.jwks) return JSON.stringify(twist.jwks(key));
    if (path === "/.well-known/openid-configuration") {
      const document = JSON.parse(text.replaceAll(`127.0.0.1:${inner}`, new URL(issuer).host));
      return JSON.stringify(twist.discovery?.(document) ?? document);
    }
    if (path !== "/token") return text;
    const body = JSON.parse(text) as Record<string, unknown>;
    const claims = decodePayload(String(body.id_token));
    if (twist.claims) body.id_token = signJwt(twist.claims(claims), key);
    if (twist.idToken) body.id_token = twist.idToken(claims, key);
    return JSON.stringify(twist.token?.(body) ?? body);
  }
}

function give(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (answer === "hang") return;
  if (answer === "drop") return void request.socket.resetAndDestroy();
  response.writeHead(answer.status, { "content-type": answer.type ?? "application/json", ...answer.headers });
  response.end(answer.body);
}

/** The headers that matter to the provider; the body is sent anew. */
function plain(request: IncomingMessage): Record<string, string> {
  const names = ["authorization", "content-type", "cookie", "accept"];
  return Object.fromEntries(names.flatMap((name) => (request.headers[name] ? [[name, String(request.headers[name])]] : [])));
}

function random(): string {
  return randomBytes(32).toString("base64url");
}
