import { join } from "node:path";
import { jsonFile } from "./json-file.ts";
import { hashPassword, isPassword } from "./passwords.ts";

/** Trust levels of a Gov.br account, with the numbers the confiabilidades API uses (manual, step 11). */
export type Level = "bronze" | "silver" | "gold";

/** One Gov.br account. */
export interface SimulatedAccount {
  /** 11 digits. */
  cpf: string;
  name: string;
  socialName: string | null;
  email: string | null;
  emailVerified: boolean;
  phone: string | null;
  phoneVerified: boolean;
  level: Level;
  /** Ids of the seals (selos) that justify the level, e.g. "201" basic registration, "801" digital certificate. */
  seals: string[];
  /** CPF of whoever gave this person a power of attorney that is in use; makes every session an agent session. */
  grantor: string | null;
  createdAt: string;
  passwordHash: string;
}

export type NewAccount = Omit<SimulatedAccount, "passwordHash" | "createdAt"> & { password: string };

/** The accounts of the simulated Gov.br. */
export interface Accounts {
  find(cpf: string): SimulatedAccount | null;
  list(): SimulatedAccount[];
  /** false when the CPF already has an account. */
  add(account: NewAccount): boolean;
  /** null when there is no such account or the password is wrong. */
  authenticate(cpf: string, password: string): SimulatedAccount | null;
}

export function openAccounts(folder: string, now: () => Date): Accounts {
  const file = jsonFile<Record<string, SimulatedAccount>>(join(folder, "accounts.json"), () => ({}));
  const find = (cpf: string) => file.read()[cpf] ?? null;
  return {
    find,
    list: () => Object.values(file.read()),
    add({ password, ...account }) {
      if (find(account.cpf)) return false;
      file.update((accounts) => {
        accounts[account.cpf] = { ...account, createdAt: now().toISOString(), passwordHash: hashPassword(password) };
      });
      return true;
    },
    authenticate(cpf, password) {
      const account = find(cpf);
      return account && isPassword(password, account.passwordHash) ? account : null;
    },
  };
}
