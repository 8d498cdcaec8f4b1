import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Express } from "express";
import { maskPersonNumber } from "../../domain/identifiers.ts";
import type { LegacyProcess, Store } from "../../store/types.ts";
import { BYTE_ORDER_MARK, csvLines } from "../../texts/csv.ts";
import { migration as texts } from "../../texts/migration.ts";
import { brasiliaMoment } from "../../texts/moments.ts";
import { describePersonNumber } from "../../texts/numbers.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { sessionOf } from "../middleware/sessions.ts";
import { ownMigration } from "./access.ts";
import { ReceiptPage } from "./pages/receipt.tsx";
import { MIGRATIONS_PATH, migrationPath } from "./paths.ts";

/** Processes that the page itself lists; beyond, the file has them all. */
const LISTED = 5_000;
/** Rows read at once. */
const BATCH = 1_000;

/** `/migracao/:id/recibo`: what was moved, from where, to whom and when; made to be printed. */
export function setUpReceipt(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(`${MIGRATIONS_PATH}/:id/recibo`, async (request, response) => {
    const { account, migration } = await ownMigration(context, request, response);
    if (migration.receipt === null) {
      await sessionOf(response).update({ notice: { kind: "info", text: texts.receipt.notYet } });
      return response.redirect(303, migrationPath(migration.id));
    }
    const processes: LegacyProcess[] = [];
    // What was undone has no processes any more.
    for await (const batch of movedBy(store, migration.id)) {
      processes.push(...batch.slice(0, LISTED - processes.length));
      if (processes.length >= LISTED) break;
    }
    const person = { name: account.displayName, number: describePersonNumber(account.cpf, maskPersonNumber) };
    await sendPage(
      context,
      response,
      { title: texts.receipt.title },
      <ReceiptPage
        {...{ migration, person, processes }}
        receipt={migration.receipt}
        mailed={(account.alertEmail ?? account.email) !== null}
      />,
    );
  });

  app.get(`${MIGRATIONS_PATH}/:id/recibo.csv`, async (request, response) => {
    const { migration } = await ownMigration(context, request, response);
    if (migration.receipt === null || migration.undoneAt !== null) {
      response.status(404).end();
      return;
    }
    response.attachment(texts.receipt.file(migration.receipt)).type("text/csv; charset=utf-8");
    await pipeline(Readable.from(fileOf(store, migration.id)), response);
  });
}

/** The list as a file, as fast as it is taken. */
async function* fileOf(store: Store, migrationId: string): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvLines([texts.task.listColumns])}`;
  for await (const batch of movedBy(store, migrationId)) yield csvLines(batch.map(rowOf));
}

/** What a migration moved, in batches. */
async function* movedBy({ legacy }: Store, migrationId: string): AsyncGenerator<LegacyProcess[]> {
  for (let after: string | null = null; ; ) {
    const batch: LegacyProcess[] = await legacy.movedBy(migrationId, { after, limit: BATCH });
    if (batch.length > 0) yield batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)!.number;
  }
}

function rowOf({ number, service, status, openedAt, finishedAt }: LegacyProcess): string[] {
  return [
    number,
    service,
    texts.processStatus[status],
    brasiliaMoment(openedAt),
    finishedAt === null ? "" : brasiliaMoment(finishedAt),
  ];
}
