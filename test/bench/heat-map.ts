import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { createEngineClient, type EngineClient } from "../../src/camunda/client.ts";
import { deployModels } from "../../src/camunda/deployer.ts";
import { withClient } from "../../src/database/connection.ts";
import { freePort } from "../../src/database/credentials.ts";
import { startDatabase } from "../../src/database/embedded.ts";
import { startEngine } from "../../src/engine/index.ts";
import { startPortal } from "../../src/portal/index.ts";
import { readCatalogue } from "../../src/store/catalogue.ts";
import { createStore } from "../../src/store/index.ts";
import type { Store } from "../../src/store/types.ts";
import { modelling } from "../portal/support/modelling.ts";
import { maria, scriptedGovbr } from "../portal/support/portal.ts";
import { fill, idOf, sizesOf } from "./delegation-data.ts";
import { type Figure, figure, measureCalls } from "./figures.ts";
import { PROCESS, stepPages } from "./heat-map-data.ts";

const instances = Number(process.env.INSTANCES ?? 200_000);
const runs = Number(process.env.RUNS ?? 5);
const calls = Number(process.env.CALLS ?? 40);
const log = pino({ level: "silent" });
const clock = () => new Date();
/** Of a company with a hundredth of all processes. */
const CNPJ = "11222333000181";
/** Steps that are recorded at once. */
const PAGE = 10_000;

/**
 * The page that shows an analyst how a model runs, beside 200,000 instances with 1,500,000 steps in a year, 50,000 of them
 * still under way: the whole answer of the portal, its questions to the engine included. `INSTANCES` makes it smaller. The
 * data set is built once and stays in the folder for temporary files.
 */
export async function benchHeatMap(): Promise<Figure[]> {
  const dataDir = join(tmpdir(), `orquestra-bench-heat-map-${instances}`);
  const complete = join(dataDir, "complete");
  if (!existsSync(complete)) await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const database = await startDatabase({ dataDir, log });
  const store = await createStore({ databaseUrl: database.url, encryptionKey: Buffer.alloc(32, 1), clock, log });
  const credentials = { user: "bench", password: "bench" };
  const users = [{ id: credentials.user, password: credentials.password }];
  const engine = await startEngine({ databaseUrl: database.url, port: 0, users, clock, log });
  const client = createEngineClient({ url: engine.url, ...credentials, log });
  try {
    const filled = existsSync(complete) ? [] : await fillAll(store, client, database.url);
    await writeFile(complete, "");
    return [...filled, ...(await measurePages(store, client))];
  } finally {
    await engine.stop();
    await store.close();
    await database.stop();
  }
}

/** Deploys the models, makes the companies with their processes, and records the steps: how many a second. */
async function fillAll(store: Store, client: EngineClient, databaseUrl: string): Promise<Figure[]> {
  await deployModels({ client, folder: modelling.folder, log });
  const catalogue = readCatalogue(JSON.parse(await readFile("workflows/services.json", "utf8")));
  await store.services.publish(catalogue);
  const sizes = { ...sizesOf(instances / 20), processes: instances, bigProcesses: instances / 10 };
  await fill(
    databaseUrl,
    sizes,
    catalogue.map(({ id }) => id),
  );
  const now = Date.now();
  let steps = 0;
  const began = performance.now();
  for (const page of stepPages(instances, now, PAGE)) {
    await store.figures.record({ stream: "finished", runs: page, reached: new Date(now) });
    steps += page.length;
  }
  const rate = steps / ((performance.now() - began) / 1_000);
  for (const stream of ["started", "finished"] as const) await store.figures.complete(stream, new Date(now));
  await withClient(databaseUrl, async (connection) => {
    // The numbers of the data set are counted up; only a right one can be asked for.
    await connection.query("UPDATE store.companies SET cnpj = $1 WHERE id = $2", [CNPJ, idOf("company", 1)]);
    await connection.query("VACUUM (ANALYZE)");
  });
  return [figure("steps of instances recorded", "/s", [rate])];
}

async function measurePages(store: Store, engine: EngineClient): Promise<Figure[]> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const portal = await startPortal({
    ...{ port, publicUrl: url, secureCookies: false, store, engine, govbr: scriptedGovbr(clock), log, clock, modelling },
    ...{ certificate: { url: "https://certificado.example" }, legacyUrl: "https://orquestra.example/" },
  });
  try {
    const cookie = `sgci=${await signIn(store)}`;
    const ask = (query: string) => async () => {
      const response = await fetch(`${url}/equipe/modelos/${PROCESS}/andamento${query}`, { headers: { cookie } });
      const html = await response.text();
      if (response.status !== 200 || !html.includes("data-marks")) throw new Error(`the page answers ${response.status}`);
    };
    const target = { p95: 200 };
    const year = `de=${dayOf(365)}`;
    return await measureCalls({ runs, calls }, [
      ["heat map, last 30 days", target, ask("")],
      ["heat map, a whole year", target, ask(`?${year}`)],
      ["heat map, a whole year of a version", target, ask(`?${year}&versao=1&mapa=espera`)],
      ["heat map, a whole year of a team", target, ask(`?${year}&equipe=dicor`)],
      ["heat map, a whole year of a company with 2,000 processes", target, ask(`?${year}&empresa=${CNPJ}`)],
    ]);
  } finally {
    await portal.stop();
  }
}

/** A session of an analyst. */
async function signIn(store: Store): Promise<string> {
  const account = await store.accounts.upsertFromGovbr(maria);
  const by = { reason: "bench", actor: "system:bench", capacity: "system" };
  await store.staff.grant({ cpf: account.cpf, role: "analyst", ...by });
  const csrfToken = randomBytes(24).toString("base64url");
  const session = await store.sessions.create({ journeyId: null, accountId: account.id, csrfToken });
  return session.id;
}

function dayOf(daysAgo: number): string {
  const [year, month, day] = new Date(Date.now() - daysAgo * 24 * 3_600_000).toISOString().slice(0, 10).split("-");
  return `${day}/${month}/${year}`;
}
