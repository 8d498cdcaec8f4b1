import type { GovbrIdentity } from "../../../../src/domain/govbr-identity.ts";
import type { StaffRole } from "../../../../src/domain/staff.ts";
import type { Account, Migration } from "../../../../src/store/types.ts";
import { finished, importLegacy, legacyAccount, legacyProcess, password } from "../../../store/support/legacy.ts";
import { until } from "../../../support/until.ts";
import { enterThroughDoor } from "../../operator/support/operated.ts";
import { HttpBrowser, type Page } from "../../support/browser.ts";
import { maria } from "../../support/portal.ts";
import { startWhole, type Whole } from "../../support/whole.ts";
import { deployOldWorld, startOldInstance } from "./old-world.ts";

const by = { reason: "test", actor: "system:test", capacity: "system" };

export const support: GovbrIdentity = { ...maria, cpf: "11144477735", name: "Rita Lopes", email: "rita@exemplo.com.br" };
export const administrator: GovbrIdentity = {
  ...maria,
  cpf: "39053344705",
  name: "Sílvia Prado",
  email: "silvia@exemplo.com.br",
};

/** An old login with its processes. */
export interface OldLogin {
  login: string;
  /** The open process that runs in the engine. */
  open: { number: string; instanceId: string };
}

/** Portal, engine, workers and store, with an old world to migrate. */
export interface Migrating extends Whole {
  /** Imports a login with one open process, which runs in the engine, and one that is finished. */
  oldLogin(login: string, parts?: Parameters<typeof legacyAccount>[1], more?: number): Promise<OldLogin>;
  /** Makes Gov.br answer as this person, who has completed the registration unless said otherwise. */
  person(identity: GovbrIdentity, options?: { confirmed?: boolean }): Promise<Account>;
  /** A browser that proves an old login, goes to Gov.br as this person, and is back. */
  come(login: string, identity: GovbrIdentity, browser?: HttpBrowser): Promise<{ browser: HttpBrowser; page: Page }>;
  /** Presses "Confirmar" on the preview that the browser shows, and waits for the receipt. */
  confirm(browser: HttpBrowser): Promise<{ page: Page; migration: Migration }>;
  /** Somebody who came in through the staff door, with these roles. */
  enter(identity: GovbrIdentity, ...roles: StaffRole[]): Promise<HttpBrowser>;
}

export async function startMigrating(): Promise<Migrating> {
  const whole = await startWhole();
  const { store, engine, govbr } = whole;
  await deployOldWorld(engine);
  const migrationShown = (browser: HttpBrowser) => {
    const id = /^\/migracao\/([\w-]{36})/.exec(browser.page.url)?.[1];
    if (id === undefined) throw new Error(`no migration at ${browser.page.url}`);
    return id;
  };
  return Object.assign(whole, {
    async oldLogin(login: string, parts: Parameters<typeof legacyAccount>[1] = {}, more = 0) {
      const instanceId = await startOldInstance(engine, login);
      const number = `${login}-1`;
      await importLegacy(
        store,
        [legacyAccount(login, parts)],
        [
          legacyProcess(number, login, { engineInstance: instanceId }),
          legacyProcess(`${login}-2`, login, { ...finished, service: "P002 Anuência" }),
          ...Array.from({ length: more }, (_, index) =>
            legacyProcess(`${login}-m${String(index).padStart(5, "0")}`, login, finished),
          ),
        ],
      );
      return { login, open: { number, instanceId } };
    },
    async person(identity: GovbrIdentity, { confirmed = true } = {}) {
      govbr.identity = identity;
      const { id } = await store.accounts.upsertFromGovbr(identity);
      if (confirmed) await store.accounts.confirm(id, { profile: "member" });
      return (await store.accounts.get(id))!;
    },
    async come(login: string, identity: GovbrIdentity, browser = new HttpBrowser(whole.url)) {
      govbr.identity = identity;
      await prove(browser, login);
      const gate = await browser.request("GET", "/govbr/entrar?migracao=1");
      const state = new URL(gate.location!).searchParams.get("state")!;
      const page = await browser.open(`/govbr/retorno?${new URLSearchParams({ code: "code", state })}`);
      return { browser, page };
    },
    async confirm(browser: HttpBrowser) {
      const id = migrationShown(browser);
      const action = /action="(\/migracao\/[^"]+\/tarefas\/[^"]+)"/.exec(browser.page.html)![1]!;
      await browser.send(action, { "f.migrationDecision": "confirm" });
      await until("the receipt is there", async () => (await store.legacy.migration(id))?.state === "receipted");
      const page = await browser.open(`/migracao/${id}`);
      return { page, migration: (await store.legacy.migration(id))! };
    },
    async enter(identity: GovbrIdentity, ...roles: StaffRole[]) {
      for (const role of roles) await store.staff.grant({ cpf: identity.cpf, role, ...by });
      const browser = new HttpBrowser(whole.url);
      await enterThroughDoor(browser, govbr, identity);
      return browser;
    },
  });
}

/** Goes through both steps of the old door. */
export async function prove(browser: HttpBrowser, login: string, word = password): Promise<Page> {
  await browser.open("/");
  await browser.send("/acesso-antigo", { login });
  return browser.send("/acesso-antigo/senha", { senha: word });
}
