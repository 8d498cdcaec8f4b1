import { createEngineClient, type EngineClient } from "../../../../src/camunda/client.ts";
import { createRequest } from "../../../../src/camunda/http.ts";
import { withClient } from "../../../../src/database/connection.ts";
import { freePort } from "../../../../src/database/credentials.ts";
import type { GovbrIdentity } from "../../../../src/domain/govbr-identity.ts";
import type { StaffRole } from "../../../../src/domain/staff.ts";
import { DEPLOYMENT_NAME } from "../../../../src/models/deployed.ts";
import { startPortal } from "../../../../src/portal/index.ts";
import { createStore } from "../../../../src/store/index.ts";
import type { AuditEntry, Store } from "../../../../src/store/types.ts";
import { testDatabase } from "../../../support/database.ts";
import { testEngine } from "../../../support/engine.ts";
import { until } from "../../../support/until.ts";
import { HttpBrowser } from "../../support/browser.ts";
import { cacheDir } from "../../support/cache.ts";
import { createLogger } from "../../support/log.ts";
import { modelling } from "../../support/modelling.ts";
import { maria, type ScriptedGovbr, scriptedGovbr } from "../../support/portal.ts";
import { MODELS } from "./models.ts";

/** A portal over a real store and a real engine, without workers: what stands still stays for an operator. */
export interface Operated {
  url: string;
  store: Store;
  engine: EngineClient;
  govbr: ScriptedGovbr;
  /** Somebody who came in through the staff door, with these roles. */
  enter(roles: StaffRole[], identity?: GovbrIdentity): Promise<HttpBrowser>;
  /** The audit from its beginning, without what logins write. */
  audited(): Promise<Pick<AuditEntry, "actor" | "capacity" | "action" | "subject" | "details">[]>;
  /** Does the external task of an instance, as a worker. */
  completeExternalTask(processInstanceId: string): Promise<void>;
  /** Lets the job of an instance fail until no retry is left; gives its id. */
  failJob(processInstanceId: string): Promise<string>;
  stopEngine(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOperated(): Promise<Operated> {
  const database = await testDatabase();
  const clock = () => new Date();
  const log = createLogger();
  const store = await createStore({ databaseUrl: database.url, encryptionKey: Buffer.alloc(32, 7), clock, log });
  const engine = await testEngine(log);
  const address = { url: engine.url, user: engine.user, password: engine.password };
  const client = createEngineClient({ ...address, log });
  for (const [name, content] of Object.entries(MODELS)) {
    await client.deploy({ name: `${DEPLOYMENT_NAME} ${name}`, resources: [{ name: `${name}.bpmn`, content }] });
  }
  const govbr = scriptedGovbr(clock);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const portal = await startPortal({
    ...{ port, publicUrl: url, secureCookies: false, store, engine: client, govbr, cacheDir: cacheDir(), log, clock },
    certificate: { url: "https://certificado.example" },
    legacyUrl: "https://orquestra.example/",
    modelling,
  });
  return {
    ...{ url, store, engine: client, govbr },
    async enter(roles, identity = maria) {
      const browser = new HttpBrowser(url);
      const by = { reason: "test", actor: "system:test", capacity: "system" };
      for (const role of roles) await store.staff.grant({ cpf: identity.cpf, role, ...by });
      await enterThroughDoor(browser, govbr, identity);
      return browser;
    },
    audited: () =>
      withClient(database.url, async (connection) => {
        const { rows } = await connection.query(
          `select actor, capacity, action, subject, details from store.audit
            where action like 'engine-%' or action like 'staff-%' order by sequence`,
        );
        return rows;
      }),
    async completeExternalTask(processInstanceId) {
      const [task] = await client.externalTasks({ processInstanceId });
      const request = createRequest(address, log);
      const path = `/external-task/${task!.id}`;
      await request("POST", `${path}/lock`, { json: { workerId: "test", lockDuration: 10_000 } });
      await request("POST", `${path}/complete`, { json: { workerId: "test" } });
    },
    failJob: (processInstanceId) =>
      until("the job has failed for good", async () => {
        const [job] = await client.jobs({ processInstanceId });
        if (job !== undefined && job.retries > 0) await client.executeJob(job.id).catch(() => {});
        return job?.retries === 0 && job.id;
      }),
    stopEngine: () => engine.down(),
    async stop() {
      await portal.stop();
      await engine.dispose();
      await store.close();
      await database.drop();
    },
  };
}

/** Goes through the staff door to Gov.br and comes back. */
export async function enterThroughDoor(browser: HttpBrowser, govbr: ScriptedGovbr, identity: GovbrIdentity, page = "/equipe") {
  govbr.identity = identity;
  const door = await browser.request("GET", page);
  const gate = door.location?.startsWith("/") ? await browser.request("GET", door.location) : door;
  const state = new URL(gate.location ?? "").searchParams.get("state") ?? "";
  return browser.open(`/govbr/retorno?${new URLSearchParams({ code: "code", state })}`);
}
