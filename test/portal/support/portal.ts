import { freePort } from "../../../src/database/credentials.ts";
import type { GovbrCompany, GovbrIdentity } from "../../../src/domain/govbr-identity.ts";
import { type Govbr, GovbrError, type GovbrErrorCode } from "../../../src/govbr/index.ts";
import { type PortalOptions, startPortal } from "../../../src/portal/index.ts";
import { createStore } from "../../../src/store/index.ts";
import type { Store } from "../../../src/store/types.ts";
import { testDatabase } from "../../support/database.ts";
import { cacheDir } from "./cache.ts";
import { type ScriptedEngine, scriptedEngine } from "./engine.ts";
import { createLogger } from "./log.ts";
import { modelling } from "./modelling.ts";

export const LOGOUT = "https://sso.example/logout";

/** A portal over a real store, with a scripted engine and a Gov.br that answers what the test says. */
export interface TestPortal {
  url: string;
  store: Store;
  engine: ScriptedEngine;
  govbr: ScriptedGovbr;
  /** What the clock of portal and store says. */
  now(): Date;
  /** Moves it. */
  advance(ms: number): void;
  stop(): Promise<void>;
}

export interface ScriptedGovbr extends Govbr {
  identity: GovbrIdentity;
  linked: GovbrCompany[];
  failure: GovbrErrorCode | null;
}

export const maria: GovbrIdentity = {
  cpf: "12345678909",
  name: "Maria da Silva",
  socialName: null,
  email: "maria@exemplo.com.br",
  phone: null,
  picture: null,
  level: "gold",
  amr: ["passwd"],
  authTime: null,
  cnpj: null,
  companyName: null,
  agent: false,
};
export const joao: GovbrIdentity = { ...maria, cpf: "52998224725", name: "João Souza", email: "joao@exemplo.com.br" };

export async function testPortal(options: Partial<PortalOptions> = {}): Promise<TestPortal> {
  let now = Date.now();
  const clock = () => new Date(now);
  const database = await testDatabase();
  const log = createLogger();
  const store = await createStore({ databaseUrl: database.url, encryptionKey: Buffer.alloc(32, 7), clock, log });
  const engine = await scriptedEngine();
  const govbr = scriptedGovbr(clock);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const portal = await startPortal({
    port,
    publicUrl: url,
    secureCookies: false,
    store,
    engine,
    govbr,
    certificate: { url: "https://certificado.example" },
    legacyUrl: "https://orquestra.example/",
    modelling,
    cacheDir: cacheDir(),
    log,
    clock,
    ...options,
  });
  return {
    url,
    store,
    engine,
    govbr,
    now: clock,
    advance: (ms) => {
      now += ms;
    },
    async stop() {
      await portal.stop();
      await store.close();
      await database.drop();
    },
  };
}

/** A Gov.br that says what the test tells it. */
export function scriptedGovbr(clock: () => Date): ScriptedGovbr {
  const govbr: ScriptedGovbr = {
    identity: maria,
    linked: [],
    failure: null,
    async authorizationUrl({ state }) {
      if (govbr.failure === "unavailable") throw new GovbrError("unavailable", "scripted");
      return new URL(`https://sso.example/authorize?state=${state}`);
    },
    async exchange(url) {
      if (govbr.failure !== null) throw new GovbrError(govbr.failure, "scripted");
      if (url.searchParams.get("error") === "access_denied") {
        throw new GovbrError("denied", "access_denied", url.searchParams.has("state"));
      }
      if (!url.searchParams.has("state")) throw new GovbrError("state-mismatch", "no state");
      return { identity: govbr.identity, accessToken: "secret-token", expiresAt: new Date(clock().getTime() + 3_600_000) };
    },
    companies: async () => govbr.linked,
    logoutUrl: () => new URL(LOGOUT),
  };
  return govbr;
}
