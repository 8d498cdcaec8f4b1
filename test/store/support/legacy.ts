import { createHash } from "node:crypto";
import { checkDigit } from "../../../src/domain/check-digits.ts";
import type { ImportFault, LegacyAccountInput, LegacyProcessInput } from "../../../src/domain/legacy-import.ts";
import type { ImportLine, ImportRequest, Store } from "../../../src/store/types.ts";
import { identity } from "./store.ts";

/** Password of every old login that a test makes. */
export const password = "Senha Antiga 1";

/** An old account; what is given replaces what is usual. */
export function legacyAccount(login: string, parts: Partial<LegacyAccountInput> = {}): LegacyAccountInput {
  return {
    login,
    name: `Titular de ${login}`,
    email: `${login.toLowerCase()}@example.com`,
    cpf: null,
    cnpj: null,
    passwordHash: createHash("md5").update(password).digest("hex"),
    scheme: "md5",
    active: true,
    ...parts,
  };
}

/** An old process, open and in the engine unless said otherwise. */
export function legacyProcess(number: string, ownerLogin: string, parts: Partial<LegacyProcessInput> = {}): LegacyProcessInput {
  return {
    number,
    service: "P001 Registro de objeto",
    version: "3",
    status: "open",
    ownerLogin,
    openedAt: new Date("2025-03-01T12:00:00.000Z"),
    finishedAt: null,
    engineInstance: `instance-${number}`,
    ...parts,
  };
}

export const finished = { status: "finished", finishedAt: new Date("2025-06-01T12:00:00.000Z"), engineInstance: null } as const;

/** A request as the readers of files make one. Entries with `code` are broken lines. */
export function importRequest(
  accounts: (LegacyAccountInput | ImportFault)[],
  processes: (LegacyProcessInput | ImportFault)[] = [],
  parts: Partial<ImportRequest> = {},
): ImportRequest {
  const text = JSON.stringify([accounts, processes]);
  const sha256 = createHash("sha256").update(text).digest("hex");
  return {
    accounts: () => lines(accounts),
    processes: () => lines(processes),
    files: [
      { file: "accounts", name: "accounts.csv", sha256, bytes: text.length },
      { file: "processes", name: "processes.csv", sha256, bytes: text.length },
    ],
    ...{ dryRun: false, actor: "system:command-line", capacity: "system" },
    ...parts,
  };
}

async function* lines<Input extends object>(entries: (Input | ImportFault)[]): AsyncIterable<ImportLine<Input>> {
  for (const [index, entry] of entries.entries()) {
    if ("code" in entry) yield { line: index + 2, fault: entry };
    else yield { line: index + 2, input: entry };
  }
}

/** Imports and insists that it worked. */
export async function importLegacy(
  store: Pick<Store, "legacy">,
  accounts: LegacyAccountInput[],
  processes: LegacyProcessInput[] = [],
): Promise<void> {
  const { outcome } = await store.legacy.import(importRequest(accounts, processes));
  if (outcome !== "imported") throw new Error(`The import ended as ${outcome}`);
}

/** A valid CPF, another one for each number. */
export function cpfOf(number: number): string {
  const body = String(100_000_000 + number * 7919);
  const first = checkDigit(body, 11);
  return body + first + checkDigit(body + first, 11);
}

/** Somebody who came from Gov.br; gives the account's id. */
export async function person(store: Pick<Store, "accounts">, number: number, name = `Pessoa ${number}`): Promise<string> {
  const made = await store.accounts.upsertFromGovbr(identity({ cpf: cpfOf(number), name, email: `pessoa${number}@example.com` }));
  return made.id;
}

/** The account proves an old login; gives the old account's id. */
export async function proveLogin(store: Pick<Store, "legacy">, accountId: string, login: string): Promise<string> {
  const proof = await store.legacy.prove({ login, password, origin: "203.0.113.7" });
  if (proof === null) throw new Error(`${login} was not proven`);
  return (await store.legacy.attach({ claim: proof.claim, accountId })).legacyAccountId;
}

/** All half steps of a migration, as its workers do them; gives its id. */
export async function migrate(store: Pick<Store, "legacy">, accountId: string, login: string): Promise<string> {
  const legacyAccountId = await proveLogin(store, accountId, login);
  const { id } = await store.legacy.begin({ accountId, legacyAccountId });
  const result = await store.legacy.moveInStore(id);
  if (!result.moved) throw new Error("A conflict stands against it");
  const work = await store.legacy.engineWork(id, 1_000);
  await store.legacy.noteEngineMoved(
    id,
    work.map(({ processId }) => processId),
  );
  await store.legacy.finishEngine(id);
  await store.legacy.finish(id);
  return id;
}
