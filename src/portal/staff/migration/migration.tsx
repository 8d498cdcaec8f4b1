import type { Express, NextFunction, Request, Response } from "express";
import { StoreError } from "../../../store/errors.ts";
import { isUuid } from "../../../store/ids.ts";
import { migrationStaff } from "../../../texts/migration-staff.ts";
import type { PortalContext } from "../../context.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { REASON_FIELD, ReasonPage, readReason } from "../../operator/pages/reason.tsx";
import { ADMINISTRATOR_ROLES, SUPPORT_ROLES } from "../areas.ts";
import { requireOneOf } from "../guard.ts";
import { StaffMigrationPage } from "./pages/migration.tsx";
import { DASHBOARD_PATH, staffMigrationPath } from "./paths.ts";
import { found, goTo, idOf, notInOwnCase, requireActor, sendMigrationPage, typed } from "./send.tsx";

/** Processes on one page. */
const SHOWN = 50;
const texts = migrationStaff.migration;

/** `/equipe/migracao/:id`: one migration; administrators undo it or take single processes away again, with a reason. */
export function setUpStaffMigration(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(`${DASHBOARD_PATH}/:id`, onlyIds, async (request, response) => {
    const { member } = await requireOneOf(context, response, SUPPORT_ROLES);
    const migration = found(await store.legacy.migration(idOf(request)));
    const after = typeof request.query.depois === "string" ? request.query.depois : null;
    const [account, processes] = await Promise.all([
      store.accounts.get(migration.accountId),
      store.legacy.movedBy(migration.id, { after, limit: SHOWN + 1 }),
    ]);
    await sendMigrationPage(
      context,
      response,
      member,
      { part: "search", title: texts.of(migration.login) },
      <StaffMigrationPage
        {...{ migration, account }}
        processes={processes.slice(0, SHOWN)}
        next={processes.length > SHOWN ? processes[SHOWN - 1]!.number : null}
        mayChange={member.roles.includes("administrator")}
        now={context.clock()}
      />,
    );
  });

  app.get(`${DASHBOARD_PATH}/:id/desfazer`, async (request, response) => {
    await sendUndo(context, request, response, false);
  });

  app.post(`${DASHBOARD_PATH}/:id/desfazer`, async (request, response) => {
    const { acting } = await requireActor(context, response, ADMINISTRATOR_ROLES);
    const migrationId = idOf(request);
    const reason = readReason(typed(request, REASON_FIELD));
    if (reason === null) return sendUndo(context, request, response, true);
    try {
      await store.legacy.undo({ ...acting, migrationId, reason });
    } catch (error) {
      const code = error instanceof StoreError ? error.code : null;
      if (code === "migration-undo-too-late") {
        return goTo(response, staffMigrationPath(migrationId), "warning", texts.undoLate);
      }
      if (code === "migration-state") return goTo(response, staffMigrationPath(migrationId), "info", texts.changed);
      throw notInOwnCase(error);
    }
    await goTo(response, staffMigrationPath(migrationId), "success", texts.undoDone);
  });

  app.get(`${DASHBOARD_PATH}/:id/processos/:process/retirar`, async (request, response) => {
    await sendRemoval(context, request, response, false);
  });

  app.post(`${DASHBOARD_PATH}/:id/processos/:process/retirar`, async (request, response) => {
    const { acting } = await requireActor(context, response, ADMINISTRATOR_ROLES);
    const reason = readReason(typed(request, REASON_FIELD));
    if (reason === null) return sendRemoval(context, request, response, true);
    const { number, migrationId, id } = await movedProcess(context, request);
    const removed = await store.legacy.removeProcess({ ...acting, processId: id, reason }).catch((error) => {
      throw notInOwnCase(error);
    });
    const [kind, text] = removed ? (["success", texts.removeDone(number)] as const) : (["info", texts.changed] as const);
    await goTo(response, staffMigrationPath(migrationId), kind, text);
  });
}

/** Other pages stand beside these, at names that are no ids. */
function onlyIds(request: Request, _response: Response, next: NextFunction): void {
  next(isUuid(String(request.params.id)) ? undefined : "route");
}

async function sendUndo(context: PortalContext, request: Request, response: Response, invalid: boolean): Promise<void> {
  const { member } = await requireOneOf(context, response, ADMINISTRATOR_ROLES);
  const migration = found(await context.store.legacy.migration(idOf(request)));
  const account = await context.store.accounts.get(migration.accountId);
  const { open, finished } = migration.counts ?? { open: 0, finished: 0 };
  await sendMigrationPage(
    context,
    response,
    member,
    { part: "search", title: texts.undoTitle, status: invalid ? 422 : 200 },
    <ReasonPage
      title={texts.undoTitle}
      text={texts.undoText(migration.login, account?.displayName ?? "", open + finished)}
      action={`${staffMigrationPath(migration.id)}/desfazer`}
      submit={texts.undo}
      back={staffMigrationPath(migration.id)}
      invalid={invalid}
      csrf={await sessionOf(response).csrfToken()}
    />,
  );
}

/** The process that the address names, if it is one of the migration that the address names. */
async function movedProcess({ store }: PortalContext, request: Request) {
  const migrationId = idOf(request);
  const process = found(await store.legacy.process(idOf(request, "process")));
  return { ...found(process.migrationId === migrationId ? process : null), migrationId };
}

async function sendRemoval(context: PortalContext, request: Request, response: Response, invalid: boolean): Promise<void> {
  const { member } = await requireOneOf(context, response, ADMINISTRATOR_ROLES);
  const { number, id, migrationId, movedTo } = await movedProcess(context, request);
  const account = movedTo === null ? null : await context.store.accounts.get(movedTo);
  await sendMigrationPage(
    context,
    response,
    member,
    { part: "search", title: texts.removeTitle(number), status: invalid ? 422 : 200 },
    <ReasonPage
      title={texts.removeTitle(number)}
      text={texts.removeText(number, account?.displayName ?? "")}
      action={`${staffMigrationPath(migrationId)}/processos/${id}/retirar`}
      submit={texts.remove}
      back={staffMigrationPath(migrationId)}
      invalid={invalid}
      csrf={await sessionOf(response).csrfToken()}
    />,
  );
}
