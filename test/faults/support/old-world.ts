import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { cpfOf, finished, importLegacy, legacyAccount, legacyProcess, proveLogin } from "../../store/support/legacy.ts";
import { identity } from "../../store/support/store.ts";
import type { Evidence } from "./evidence.ts";
import type { Insistence } from "./insist.ts";

const LOOK_EVERY = 100;
/** Open processes with an instance, and finished ones, of each login. */
export const [OPEN, FINISHED] = [3, 2];
const ACTOR = { actor: "system:test", capacity: "staff:administrator", reason: "assim decidiu a prova" };

/** One old login and the person to whom it goes. */
export interface OldLogin {
  login: string;
  accountId: string;
  legacyAccountId: string;
  migrationId: string;
}

/** Old logins with processes that run in the engine, and people who migrate them with patience. */
export interface OldWorld {
  /** Makes one, proves it and begins its migration; nothing is confirmed. */
  begin(): Promise<OldLogin>;
  /** Confirms the preview, however often it takes. */
  confirm(old: OldLogin): Promise<void>;
  untilState(old: OldLogin, state: string): Promise<void>;
  /** Staff takes the first process away again. */
  remove(old: OldLogin): Promise<void>;
  undo(old: OldLogin): Promise<void>;
}

export async function openOldWorld({ engine, store }: Evidence, { insist }: Insistence): Promise<OldWorld> {
  const names = ["old-process", "old-called"];
  const resources = await Promise.all(
    names.map(async (name) => ({
      name: `${name}.bpmn`,
      content: await readFile(new URL(`../models/${name}.bpmn`, import.meta.url), "utf8"),
    })),
  );
  await engine.deploy({ name: "old-world", resources });
  let count = 0;

  /** The instance of an old process: looked for before it is started again. */
  const instanceOf = async (number: string, owner: string) => {
    const [known] = await engine.processInstances({ businessKey: number, processDefinitionKey: "fault-old-process" });
    return (known ?? (await engine.startProcess("fault-old-process", { businessKey: number, variables: { owner } }))).id;
  };

  return {
    async begin() {
      const number = ++count;
      const login = `Velho.${number}`;
      const open = Array.from({ length: OPEN }, (_, index) => `${number}-${index}`);
      const instances = await Promise.all(open.map((name) => insist(() => instanceOf(name, login))));
      const running = open.map((name, index) => legacyProcess(name, login, { engineInstance: instances[index]! }));
      const past = Array.from({ length: FINISHED }, (_, index) => legacyProcess(`${number}-past-${index}`, login, finished));
      await insist(() => importLegacyOnce([...running, ...past], login));
      const person = identity({ cpf: cpfOf(number), name: `Pessoa ${number}`, email: `velho${number}@example.com` });
      const { id: accountId } = await insist(() => store.accounts.upsertFromGovbr(person));
      const legacyAccountId = await insist(() => proveLogin(store, accountId, login));
      const { id: migrationId } = await insist(() => store.legacy.begin({ accountId, legacyAccountId }));
      return { login, accountId, legacyAccountId, migrationId };
    },

    async confirm({ accountId, migrationId }) {
      const running = () => engine.processInstances({ businessKey: migrationId, processDefinitionKey: "account-migration" });
      const goOn = async () => {
        if ((await store.legacy.migration(migrationId))!.state !== "planned") return true;
        const [known] = await running();
        if (known === undefined) {
          await engine.startProcess("account-migration", { businessKey: migrationId, variables: { accountId, migrationId } });
        }
        const [task] = await engine.tasks({ processInstanceBusinessKey: migrationId, taskDefinitionKey: "preview-migration" });
        if (task !== undefined) await engine.submitTaskForm(task.id, { migrationDecision: "confirm" });
        return task !== undefined;
      };
      while (!(await insist(goOn))) await pause(LOOK_EVERY);
    },

    async untilState({ migrationId }, state) {
      while ((await insist(() => store.legacy.migration(migrationId)))!.state !== state) await insist(() => pause(LOOK_EVERY));
    },

    remove: ({ migrationId }) =>
      insist(async () => {
        const [first] = await store.legacy.movedBy(migrationId);
        await store.legacy.removeProcess({ ...ACTOR, processId: first!.id });
      }),

    undo: ({ migrationId }) =>
      insist(async () => {
        if ((await store.legacy.migration(migrationId))!.state === "receipted")
          await store.legacy.undo({ ...ACTOR, migrationId });
      }),
  };

  async function importLegacyOnce(processes: ReturnType<typeof legacyProcess>[], login: string): Promise<void> {
    if ((await store.legacy.findByLogin(login)) === null) await importLegacy(store, [legacyAccount(login)], processes);
  }
}
