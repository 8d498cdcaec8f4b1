import type { Knex } from "knex";
import type { ImportFault, LegacyAccountInput, LegacyProcessInput } from "../../domain/legacy-import.ts";
import { loginKey } from "../../domain/legacy-login.ts";
import type { ImportFile, ImportLine, ImportRequest } from "../types/legacy-import.ts";

/** Lines that go to the database at once. */
const batchSize = 2_000;

/** At most so many lines of each file are kept for the report, of each outcome. */
export const reportedLines = 100_000;

/** Tables of this transaction alone: what the files say, before anything of it counts. */
const tables = `
  CREATE TEMPORARY TABLE import_accounts (line int, login text, login_key text COLLATE "C", name text, email text, cpf text,
    cnpj text, password_hash text, hash_scheme text, active boolean, outcome text NOT NULL DEFAULT 'new') ON COMMIT DROP;
  CREATE TEMPORARY TABLE import_processes (line int, number text COLLATE "C", service text, version text, status text,
    owner_key text COLLATE "C", opened_at timestamptz, finished_at timestamptz, engine_instance text,
    outcome text NOT NULL DEFAULT 'new') ON COMMIT DROP;
  CREATE TEMPORARY TABLE import_broken_logins (login_key text COLLATE "C") ON COMMIT DROP;
  CREATE TEMPORARY TABLE import_faults (file text, line int, ordinal serial, outcome text, fault json) ON COMMIT DROP`;

type Cell = string | number | boolean | null;

/** The columns that are filled from a file, with their types. */
const accountColumns = {
  line: "int",
  login: "text",
  login_key: "text",
  name: "text",
  email: "text",
  cpf: "text",
  cnpj: "text",
  password_hash: "text",
  hash_scheme: "text",
  active: "boolean",
};
const processColumns = {
  line: "int",
  number: "text",
  service: "text",
  version: "text",
  status: "text",
  owner_key: "text",
  opened_at: "timestamptz",
  finished_at: "timestamptz",
  engine_instance: "text",
};

/** How many lines were read, and how many of them are broken. */
export interface Staged {
  lines: number;
  broken: number;
}

/** Reads both files into tables of the transaction, a batch at a time. */
export async function stageFiles(trx: Knex.Transaction, request: ImportRequest): Promise<Record<ImportFile, Staged>> {
  await trx.raw(tables);
  const accounts = await stage(trx, "accounts", request.accounts(), "import_accounts", accountColumns, accountCells);
  const processes = await stage(trx, "processes", request.processes(), "import_processes", processColumns, processCells);
  await trx.raw(`CREATE INDEX ON import_accounts (login_key); CREATE INDEX ON import_accounts (cpf) WHERE cpf IS NOT NULL;
    CREATE INDEX ON import_processes (number); CREATE INDEX ON import_processes (owner_key);
    ANALYZE import_accounts; ANALYZE import_processes`);
  return { accounts, processes };
}

async function stage<Input>(
  trx: Knex.Transaction,
  file: ImportFile,
  lines: AsyncIterable<ImportLine<Input>>,
  table: string,
  columns: Record<string, string>,
  cellsOf: (line: number, input: Input) => Cell[],
): Promise<Staged> {
  const staged: Staged = { lines: 0, broken: 0 };
  let rows: Cell[][] = [];
  let faults: { line: number; fault: ImportFault }[] = [];
  let logins: string[] = [];
  const flush = async () => {
    await insertRows(trx, table, columns, rows);
    await insertFaults(trx, file, faults);
    await insertRows(
      trx,
      "import_broken_logins",
      { login_key: "text" },
      logins.map((login) => [loginKey(login)]),
    );
    [rows, faults, logins] = [[], [], []];
  };
  let last = 0;
  for await (const entry of lines) {
    // Several things can be wrong with one line; it is one line all the same.
    const repeated = entry.line === last;
    if (!repeated) staged.lines++;
    if ("input" in entry) rows.push(cellsOf(entry.line, entry.input));
    else {
      if (!repeated) staged.broken++;
      if (staged.broken <= reportedLines) faults.push(entry);
      if (entry.login !== undefined && !repeated) logins.push(entry.login);
    }
    last = entry.line;
    if (rows.length + faults.length + logins.length >= batchSize) await flush();
  }
  await flush();
  return staged;
}

function accountCells(line: number, { login, name, email, cpf, cnpj, passwordHash, scheme, active }: LegacyAccountInput): Cell[] {
  return [line, login, loginKey(login), name, email, cpf, cnpj, passwordHash, scheme, active];
}

function processCells(line: number, input: LegacyProcessInput): Cell[] {
  const { number, service, version, status, ownerLogin, openedAt, finishedAt, engineInstance } = input;
  const moments = [openedAt.toISOString(), finishedAt?.toISOString() ?? null];
  return [line, number, service, version, status, loginKey(ownerLogin), ...moments, engineInstance];
}

/** One statement for many rows: a column is an array. */
async function insertRows(trx: Knex.Transaction, table: string, columns: Record<string, string>, rows: Cell[][]): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const arrays = names.map((_, index) => rows.map((row) => row[index]));
  const unnested = Object.values(columns).map((type) => `?::${type}[]`);
  await trx.raw(`INSERT INTO ${table} (${names.join(", ")}) SELECT * FROM unnest(${unnested.join(", ")})`, arrays as never);
}

async function insertFaults(
  trx: Knex.Transaction,
  file: ImportFile,
  faults: { line: number; fault: ImportFault }[],
): Promise<void> {
  const rows = faults.map(({ line, fault }) => [line, file, "broken", JSON.stringify(fault)]);
  await insertRows(trx, "import_faults", { line: "int", file: "text", outcome: "text", fault: "json" }, rows);
}
