import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Express, Response } from "express";
import { reportCsv } from "../../../import/report.ts";
import { StoreError } from "../../../store/errors.ts";
import type { ImportReportLine } from "../../../store/types.ts";
import { migrationStaff } from "../../../texts/migration-staff.ts";
import type { PortalContext } from "../../context.ts";
import { isTokenOf } from "../../middleware/csrf.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { ADMINISTRATOR_ROLES } from "../areas.ts";
import { requireOneOf } from "../guard.ts";
import { ImportPage } from "./pages/import.tsx";
import { ImportsPage } from "./pages/imports.tsx";
import { RunningPage } from "./pages/running.tsx";
import { IMPORTS_PATH, importPath, runPath } from "./paths.ts";
import { createImportRuns, type ImportRun } from "./runs.ts";
import { found, goTo, idOf, requireActor, sendMigrationPage } from "./send.tsx";
import { readImportUpload, type UploadErrors } from "./upload.ts";

/** Imports on the list. */
const SHOWN = 50;
/** Lines of a report that the page itself shows. */
const LINES = 200;
/** How long a browser waits for an import before it gets a page that does. */
const PATIENCE_MS = 3_000;
/** Seconds until that page asks again. */
const REFRESH_S = 2;
const texts = migrationStaff.imports;

/** `/equipe/migracao/importacoes`: the old world comes in, by a dry run first and then by one click. */
export function setUpImports(app: Express, context: PortalContext): void {
  const { store } = context;
  const runs = createImportRuns(context);

  app.get(IMPORTS_PATH, async (_request, response) => {
    await requireOneOf(context, response, ADMINISTRATOR_ROLES);
    await sendImports(context, response, {});
  });

  app.post(IMPORTS_PATH, async (request, response) => {
    const { acting } = await requireActor(context, response, ADMINISTRATOR_ROLES);
    const upload = await readImportUpload(request, (token) => isTokenOf(response, token));
    if ("errors" in upload) return sendImports(context, response, upload.errors);
    await goToRun(response, runs.start(upload, acting));
  });

  app.get(`${IMPORTS_PATH}/andamento/:id`, async (request, response) => {
    const { member } = await requireOneOf(context, response, ADMINISTRATOR_ROLES);
    const run = runs.find(idOf(request));
    if (run === null) return goTo(response, IMPORTS_PATH, "info", texts.running.unknown);
    if (run.outcome !== null) return leaveRun(response, run);
    response.set("refresh", String(REFRESH_S));
    const page = <RunningPage dryRun={run.dryRun} address={runPath(run.id)} />;
    await sendMigrationPage(context, response, member, { part: "imports", title: texts.running.title }, page);
  });

  app.get(`${IMPORTS_PATH}/:id`, async (request, response) => {
    const { member } = await requireOneOf(context, response, ADMINISTRATOR_ROLES);
    const report = found(await store.legacy.importOf(idOf(request)));
    const lines: ImportReportLine[] = [];
    for await (const batch of store.legacy.importReport(report.id)) {
      lines.push(...batch.slice(0, LINES - lines.length));
      if (lines.length >= LINES) break;
    }
    await sendMigrationPage(
      context,
      response,
      member,
      { part: "imports", title: texts.report.title },
      <ImportPage
        {...{ report, lines }}
        importable={report.outcome === "dry-run" && runs.keeps(report.id)}
        csrf={await sessionOf(response).csrfToken()}
      />,
    );
  });

  app.get(`${IMPORTS_PATH}/:id/relatorio.csv`, async (request, response) => {
    await requireOneOf(context, response, ADMINISTRATOR_ROLES);
    const report = found(await store.legacy.importOf(idOf(request)));
    response.attachment(`${texts.report.file}-${report.id.slice(0, 8)}.csv`).type("text/csv; charset=utf-8");
    await pipeline(Readable.from(reportCsv(store, report.id)), response);
  });

  app.post(`${IMPORTS_PATH}/:id/importar`, async (request, response) => {
    const { acting } = await requireActor(context, response, ADMINISTRATOR_ROLES);
    const dryRun = found(await store.legacy.importOf(idOf(request)));
    const run = dryRun.outcome === "dry-run" ? runs.confirm(dryRun, acting) : null;
    if (run === null) return goTo(response, importPath(dryRun.id), "warning", texts.gone);
    await goToRun(response, run);
  });
}

/** Where an import is followed; a quick one is done before the page is there. */
async function goToRun(response: Response, run: ImportRun): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([run.done, patience]);
  clearTimeout(timer);
  if (run.outcome !== null) return leaveRun(response, run);
  response.redirect(303, runPath(run.id));
}

async function leaveRun(response: Response, { outcome }: ImportRun): Promise<void> {
  if (outcome !== null && "import" in outcome) return response.redirect(303, importPath(outcome.import.id));
  const down = outcome?.error instanceof StoreError && outcome.error.code === "database-unavailable";
  if (down) throw new PortalProblem("unavailable", 503);
  await goTo(response, IMPORTS_PATH, "warning", texts.running.failed);
}

async function sendImports(context: PortalContext, response: Response, errors: UploadErrors): Promise<void> {
  const { member } = await requireOneOf(context, response, ADMINISTRATOR_ROLES);
  const past = await context.store.legacy.imports({ limit: SHOWN });
  const csrf = await sessionOf(response).csrfToken();
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  await sendMigrationPage(
    context,
    response,
    member,
    { part: "imports", title: texts.title, status },
    <ImportsPage {...{ past, errors, csrf }} />,
  );
}
