import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { startDatabase } from "../../src/database/embedded.ts";
import { readCatalogue } from "../../src/store/catalogue.ts";
import { createStore } from "../../src/store/index.ts";
import type { Store } from "../../src/store/types.ts";
import { bigCompanies, fill, idOf, memberOf, type Sizes, sizesOf } from "./delegation-data.ts";
import { type Figure, measureCalls } from "./figures.ts";

const companies = Number(process.env.COMPANIES ?? 100_000);
const runs = Number(process.env.RUNS ?? 5);
const calls = 1_000;
const log = pino({ level: "silent" });

/**
 * What the store answers beside 100,000 companies, 1,000,000 delegations and 200,000 processes, one question after the
 * other. `COMPANIES` makes all of it smaller or larger. The data set is built once and stays in the folder for temporary
 * files.
 */
export async function benchDelegation(): Promise<Figure[]> {
  const sizes = sizesOf(companies);
  const dataDir = join(tmpdir(), `orquestra-bench-delegation-${companies}`);
  const complete = join(dataDir, "complete");
  if (!existsSync(complete)) await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const database = await startDatabase({ dataDir, log });
  const store = await createStore({
    databaseUrl: database.url,
    encryptionKey: Buffer.alloc(32, 1),
    clock: () => new Date(),
    log,
  });
  try {
    if (!existsSync(complete)) {
      const catalogue = readCatalogue(JSON.parse(await readFile("workflows/services.json", "utf8")));
      await store.services.publish(catalogue);
      const ids = catalogue.map(({ id }) => id);
      await fill(database.url, sizes, ids);
      await writeFile(complete, "");
    }
    return await measureAll(store, sizes);
  } finally {
    await store.close();
    await database.stop();
  }
}

async function measureAll(store: Store, sizes: Sizes): Promise<Figure[]> {
  const services = (await store.services.list()).map(({ id, versions }) => ({
    serviceId: id,
    serviceVersion: versions[0]!.version,
  }));
  /** The nth question: of a large company once in ten; the representative once in four. */
  const place = (nth: number) => {
    const company =
      nth % 10 === 0
        ? 1 + (Math.floor(nth / 10) % bigCompanies)
        : bigCompanies + 1 + ((nth * 7919) % (sizes.companies - bigCompanies));
    const member = idOf("member", memberOf(sizes, company, nth));
    const accountId = nth % 4 === 3 ? idOf("representative", company) : member;
    return { company, companyId: idOf("company", company), accountId };
  };
  const big = (nth: number) => idOf("company", 1 + (nth % bigCompanies));
  return measureCalls({ runs, calls }, [
    // What any question costs on this machine at this moment: the others are to be read beside it.
    ["round trip to the database", {}, () => store.ping()],
    [
      "guard decision",
      { p99: 2 },
      (nth) => {
        const { accountId, companyId } = place(nth);
        return store.delegations.decide({ accountId, companyId, ...services[nth % services.length]! });
      },
    ],
    ["processes I can start", { p95: 20 }, (nth) => store.delegations.startable(place(nth))],
    [
      "company monitoring",
      { p95: 50 },
      (nth) => {
        const { company, companyId, accountId } = place(nth);
        const asRepresentative = nth % 2 === 0 ? idOf("representative", company) : accountId;
        return store.processes.visibleTo({ companyId, accountId: asRepresentative });
      },
    ],
    ["uses of a delegation", {}, (nth) => store.processes.usesOf(idOf("member", nth + 1))],
    ["suspended delegations of a large company", {}, (nth) => store.delegations.suspendedIn(big(nth))],
    ["members, page of a large company", {}, (nth) => store.members.list({ companyId: big(nth), offset: 20 * (nth % 10) })],
    [
      "members, search in a large company",
      {},
      (nth) =>
        store.members.list({ companyId: big(nth), search: nth % 2 === 0 ? "Souza" : String(10_000_000 + nth).padStart(11, "0") }),
    ],
    ["companies one may act for", {}, (nth) => store.members.companiesOf(place(nth).accountId)],
  ]);
}
