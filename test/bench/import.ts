import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pino from "pino";
import { startDatabase } from "../../src/database/embedded.ts";
import { accountLines, processLines } from "../../src/import/lines.ts";
import { createStore } from "../../src/store/index.ts";
import type { Store } from "../../src/store/types.ts";
import { type Figure, figure } from "./figures.ts";

const runs = Number(process.env.RUNS ?? 5);
const accounts = 20_000;
const processesEach = 20;
/** Lines of the large file; `LINES` makes it smaller. */
const manyLines = Number(process.env.LINES ?? 1_000_000);
/** By this line everything that stays in memory is there. */
const settledAt = 100_000;

const log = pino({ level: "silent" });
const md5 = "5ebe2294ecd0e0f08eab7690d2a6ee69";

/** Reading, checking and judging old accounts from CSV files, as the dry run of `npm run import` does it; and the import itself. */
export async function benchImport(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "orquestra-bench-import-"));
  const database = await startDatabase({ dataDir: folder, log });
  const encryptionKey = Buffer.alloc(32, 1);
  const store = await createStore({ databaseUrl: database.url, encryptionKey, clock: () => new Date(), log });
  try {
    const alone = await writeFiles(folder, "alone", accounts, 0);
    const whole = await writeFiles(folder, "whole", accounts / 4, processesEach);
    return [
      await rate("dry run, accounts alone", { atLeast: 5_000 }, accounts, () => importFiles(store, alone, true)),
      await rate(`dry run, accounts with ${processesEach} processes each`, null, accounts / 4, () =>
        importFiles(store, whole, true),
      ),
      await rate(`import of accounts with ${processesEach} processes each`, null, accounts / 4, async (run) => {
        // Another key each time: what is known and unchanged is compared again, which takes as long as writing it.
        await importFiles(store, whole, false, `run ${run}`);
      }),
      await growth(store, await writeFiles(folder, "many", manyLines, 0)),
    ];
  } finally {
    await store.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Files {
  accounts: string;
  processes: string;
}

async function rate(
  name: string,
  target: { atLeast: number } | null,
  count: number,
  work: (run: number) => Promise<unknown>,
): Promise<Figure> {
  const rates: number[] = [];
  for (let run = 0; run <= runs; run++) {
    const began = performance.now();
    await work(run);
    // The first run warms everything up.
    if (run > 0) rates.push(count / ((performance.now() - began) / 1000));
  }
  return figure(name, "accounts/s", rates, target === null ? {} : { target });
}

async function importFiles(
  store: Store,
  files: Files,
  dryRun: boolean,
  key: string | null = null,
  onLine = () => {},
): Promise<void> {
  const lines = accountLines({ open: () => createReadStream(files.accounts) });
  async function* watched() {
    for await (const line of lines()) {
      onLine();
      yield line;
    }
  }
  const { outcome } = await store.legacy.import({
    accounts: watched,
    processes: processLines({ open: () => createReadStream(files.processes) }),
    ...{ files: [], dryRun, key, actor: "system:bench", capacity: "system" },
  });
  if (outcome !== (dryRun ? "dry-run" : "imported")) throw new Error(`the import ended as ${outcome}`);
}

/** How much more memory the last line finds taken than the one at which everything was there. */
async function growth(store: Store, files: Files): Promise<Figure> {
  const megabytes = () => process.memoryUsage().rss / 1024 / 1024;
  const peaks = { early: 0, late: 0 };
  let line = 0;
  const onLine = () => {
    line++;
    if (line % 10_000 !== 0) return;
    const part = line <= settledAt ? "early" : "late";
    peaks[part] = Math.max(peaks[part], megabytes());
  };
  await importFiles(store, files, true, null, onLine);
  const name = `memory: peak after line ${settledAt} of ${manyLines} over peak before`;
  return figure(name, "MB", [Math.max(0, peaks.late - peaks.early)], { target: { atMost: 50 } });
}

async function writeFiles(folder: string, name: string, count: number, processes: number): Promise<Files> {
  const files = { accounts: join(folder, `${name}-accounts.csv`), processes: join(folder, `${name}-processes.csv`) };
  await pipeline(Readable.from(accountRows(count)), createWriteStream(files.accounts));
  await pipeline(Readable.from(processRows(count, processes)), createWriteStream(files.processes));
  return files;
}

function* accountRows(count: number): Generator<string> {
  yield "login,name,email,cpf,cnpj,password_hash,hash_scheme,status\n";
  for (let row = 0; row < count; row++)
    yield `empresa.${row},"Empresa ${row}, Ltda",empresa${row}@example.com,,11222333000181,${md5},md5,active\n`;
}

function* processRows(count: number, each: number): Generator<string> {
  yield "number,service,version,status,owner_login,opened_at,finished_at,engine_instance\n";
  for (let row = 0; row < count; row++)
    for (let nth = 0; nth < each; nth++) {
      const end = nth < 2 ? `open,empresa.${row},01/03/2024,,i-${row}-${nth}` : `finished,empresa.${row},01/03/2024,01/04/2025,`;
      yield `${row}/${nth},P001 Acreditação,3,${end}\n`;
    }
}
