import { randomBytes } from "node:crypto";
import { freePort } from "../../../src/database/credentials.ts";
import type { GovbrIdentity } from "../../../src/domain/govbr-identity.ts";
import type { StaffRole } from "../../../src/domain/staff.ts";
import { startPortal } from "../../../src/portal/index.ts";
import type { Account } from "../../../src/store/types.ts";
import { openStore, type TestStore } from "../../store/support/store.ts";
import { HttpBrowser } from "./browser.ts";
import { cacheDir } from "./cache.ts";
import { type ScriptedEngine, scriptedEngine } from "./engine.ts";
import { createLogger } from "./log.ts";
import { modelling } from "./modelling.ts";
import { maria, scriptedGovbr } from "./portal.ts";

/** A portal over a store that the test can look behind and whose clock it moves; the engine does what the test says. */
export interface Served {
  url: string;
  store: TestStore;
  engine: ScriptedEngine;
  /** Registers a person. */
  register(parts?: Partial<GovbrIdentity>): Promise<Account>;
  /** A browser in which this person is signed in. */
  enter(account: Account, userAgent?: string): Promise<HttpBrowser>;
  /** The same, with roles of staff. */
  enterStaff(roles: StaffRole[], parts?: Partial<GovbrIdentity>): Promise<HttpBrowser>;
  stop(): Promise<void>;
}

export async function startServed(): Promise<Served> {
  const store = await openStore();
  const clock = () => new Date(store.now);
  const engine = await scriptedEngine();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const portal = await startPortal({
    ...{ port, publicUrl: url, secureCookies: false, store, engine, govbr: scriptedGovbr(clock), cacheDir: cacheDir() },
    ...{
      certificate: { url: "https://certificado.example" },
      legacyUrl: "https://orquestra.example/",
      modelling,
      log: createLogger(),
      clock,
    },
    limits: { session: 10_000, login: 10_000, post: 10_000 },
  });
  const register = async (parts: Partial<GovbrIdentity> = {}) => {
    const { id } = await store.accounts.upsertFromGovbr({ ...maria, ...parts });
    await store.accounts.confirm(id, { profile: "member" });
    return (await store.accounts.get(id))!;
  };
  const enter = async (
    account: Account,
    userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0 Safari/537.36",
  ) => {
    const csrfToken = randomBytes(24).toString("base64url");
    const client = { userAgent, origin: "192.0.2.10" };
    const session = await store.sessions.create({ journeyId: null, accountId: account.id, csrfToken }, client);
    const browser = new HttpBrowser(url);
    browser.cookies.set("sgci", session.id);
    return browser;
  };
  return {
    ...{ url, store, engine, register, enter },
    async enterStaff(roles, parts = {}) {
      const account = await register(parts);
      const by = { reason: "test", actor: "system:test", capacity: "system" };
      for (const role of roles) await store.staff.grant({ cpf: account.cpf, role, ...by });
      return enter(account);
    },
    async stop() {
      await portal.stop();
      await store.finish();
    },
  };
}
