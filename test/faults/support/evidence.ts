import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../../src/camunda/client.ts";
import { urlOf } from "../../../src/database/connection.ts";
import { readCredentials } from "../../../src/database/credentials.ts";
import { createStore } from "../../../src/store/index.ts";
import type { Store } from "../../../src/store/types.ts";
import type { Representative } from "../../support/onboarding.ts";
import type { System } from "../../support/system.ts";

/** What a running system wrote down, looked at behind its back. */
export interface Evidence {
  databaseUrl: string;
  store: Store;
  engine: EngineClient;
  /** Rows of one statement on a connection of its own. */
  query(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  /** What became of a person: for a complete registration, one of each. */
  traceOf(person: Representative): Promise<Trace>;
  /** Message-IDs that arrived at an address: one and the same twice is a second copy. */
  messagesTo(email: string): Promise<string[]>;
  close(): Promise<void>;
}

export interface Trace {
  confirmed: boolean;
  /** CNPJs of the active bonds. */
  bonds: string[];
  /** How many consents were granted in each of the person's journeys. */
  consents: number[];
  /** Event keys in the outbox. */
  mails: string[];
}

const log = pino({ level: "silent" });

/** `database`: its address, where it is not the embedded one. */
export async function openEvidence(
  system: Pick<System, "dataDir" | "engineUrl" | "engineAuth">,
  database: string | null = null,
): Promise<Evidence> {
  const { dataDir } = system;
  const databaseUrl = database ?? urlOf((await readCredentials(join(dataDir, "postgres.json")))!, "orquestra");
  const { encryptionKey } = JSON.parse(await readFile(join(dataDir, "secrets.json"), "utf8")) as { encryptionKey: string };
  const key = Buffer.from(encryptionKey, "base64");
  const store = await createStore({ databaseUrl, encryptionKey: key, clock: () => new Date(), log });
  const engine = createEngineClient({ url: system.engineUrl, ...(await system.engineAuth()), log });

  const query: Evidence["query"] = async (text, values) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on("error", () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  return {
    databaseUrl,
    store,
    engine,
    query,
    async traceOf({ cpf, email }) {
      const account = await store.accounts.findByCpf(cpf);
      if (account === null) return { confirmed: false, bonds: [], consents: [], mails: [] };
      const [bonds, granted, mails] = await Promise.all([
        store.companies.bondsOf(account.id),
        query("select count(*)::int as times from store.consents where account_id = $1 group by journey_id", [account.id]),
        store.outbox.list({ to: email }),
      ]);
      return {
        confirmed: account.confirmedAt !== null,
        bonds: bonds.map(({ company }) => company.cnpj),
        consents: granted.map(({ times }) => times as number),
        mails: mails.map(({ eventKey }) => eventKey),
      };
    },
    async messagesTo(email) {
      const folder = join(dataDir, "simulator", "mailbox");
      const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
      const stored = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))));
      return stored
        .filter(({ recipients }) => recipients.includes(email))
        .map(({ raw }) => /^Message-ID: (.+)$/im.exec(Buffer.from(raw, "base64").toString())?.[1] ?? "");
    },
    close: () => store.close(),
  };
}

/** What is found after a complete registration in one journey: nothing twice. */
export function registeredOnce({ cnpj }: Representative) {
  return { confirmed: true, bonds: [cnpj], consents: [1], mails: [expect.stringMatching(/^registration-confirmed:/)] };
}
