import type { Express, Request, Response } from "express";
import { StoreError } from "../../../store/errors.ts";
import type { ConflictDecision } from "../../../store/types.ts";
import { migrationStaff } from "../../../texts/migration-staff.ts";
import type { PortalContext } from "../../context.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { readReason } from "../../operator/pages/reason.tsx";
import { SUPPORT_ROLES } from "../areas.ts";
import { requireOneOf } from "../guard.ts";
import { ConflictPage, type DecisionForm, emptyDecision } from "./pages/conflict.tsx";
import { ConflictsPage } from "./pages/conflicts.tsx";
import { CONFLICTS_PATH } from "./paths.ts";
import { found, goTo, idOf, notInOwnCase, requireActor, sendMigrationPage, typed } from "./send.tsx";

/** Cases on one page: the queue is worked from its oldest end. */
const SHOWN = 50;
/** Processes read at once while their numbers are looked up. */
const BATCH = 1_000;
const DECISIONS: ConflictDecision[] = ["allow", "split", "refuse"];
const texts = migrationStaff.conflict;

/** `/equipe/migracao/conflitos`: what only people may decide, with the facts, and the decision with its reason. */
export function setUpConflicts(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(CONFLICTS_PATH, async (_request, response) => {
    const { member } = await requireOneOf(context, response, SUPPORT_ROLES);
    const [open, decided] = await Promise.all([
      store.legacy.conflicts({ state: "open", limit: SHOWN }),
      store.legacy.conflicts({ state: "decided", limit: SHOWN }),
    ]);
    await sendMigrationPage(
      context,
      response,
      member,
      { part: "conflicts", title: migrationStaff.conflicts.title },
      <ConflictsPage {...{ open, decided }} nameOf={await namesOf(context, decided)} />,
    );
  });

  app.get(`${CONFLICTS_PATH}/:id`, async (request, response) => {
    await sendConflict(context, request, response, emptyDecision);
  });

  app.post(`${CONFLICTS_PATH}/:id`, async (request, response) => {
    const { acting } = await requireActor(context, response, SUPPORT_ROLES);
    const conflict = found(await store.legacy.conflict(idOf(request)));
    const form: DecisionForm = {
      ...{ decision: typed(request, "decisao"), reason: typed(request, "motivo"), processes: typed(request, "processos") },
      errors: {},
    };
    const decision = DECISIONS.find((one) => one === form.decision);
    const reason = readReason(form.reason);
    if (decision === undefined) form.errors.decisao = texts.errors.decision;
    if (reason === null) form.errors.motivo = texts.errors.reason;
    const split = decision === "split" ? await splitOf(context, conflict.legacyAccountId, form.processes) : null;
    if (split !== null && split.unknown.length > 0) form.errors.processos = texts.unknownProcess(split.unknown);
    else if (split !== null && split.ids.length === 0) form.errors.processos = texts.errors.split;
    if (decision === undefined || reason === null || Object.keys(form.errors).length > 0) {
      return sendConflict(context, request, response, form);
    }
    try {
      await store.legacy.decide({
        ...{ ...acting, conflictId: conflict.id, decision, reason },
        ...(split !== null && { processIds: split.ids }),
      });
    } catch (error) {
      const code = error instanceof StoreError ? error.code : null;
      if (code === "conflict-decided") return goTo(response, CONFLICTS_PATH, "info", texts.gone);
      if (code !== "migration-still-claimed") throw notInOwnCase(error);
      form.errors.decisao = texts.errors.stillClaimed;
      return sendConflict(context, request, response, form);
    }
    await goTo(response, CONFLICTS_PATH, "success", texts.done);
  });
}

async function sendConflict(context: PortalContext, request: Request, response: Response, form: DecisionForm): Promise<void> {
  const { member } = await requireOneOf(context, response, SUPPORT_ROLES);
  const conflict = found(await context.store.legacy.conflict(idOf(request)));
  await sendMigrationPage(
    context,
    response,
    member,
    { part: "conflicts", title: texts.title(conflict.login), status: Object.keys(form.errors).length > 0 ? 422 : 200 },
    <ConflictPage
      {...{ conflict, form }}
      nameOf={await namesOf(context, [conflict])}
      csrf={await sessionOf(response).csrfToken()}
    />,
  );
}

/** Names of those who decided. */
async function namesOf({ store }: PortalContext, cases: { decidedBy: string | null }[]): Promise<(id: string) => string> {
  const ids = [...new Set(cases.flatMap(({ decidedBy }) => decidedBy ?? []))];
  const accounts = await Promise.all(ids.map((id) => (id.includes(":") ? null : store.accounts.get(id))));
  const names = new Map(ids.map((id, index) => [id, accounts[index]?.displayName ?? id]));
  return (id) => names.get(id) ?? id;
}

/** The processes whose numbers were typed, one per line. */
async function splitOf({ store }: PortalContext, legacyAccountId: string, text: string) {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const wanted = new Set(lines.filter((line) => line !== ""));
  const ids: string[] = [];
  for (let after: string | null = null; wanted.size > 0; ) {
    const batch = await store.legacy.processesOf(legacyAccountId, { after, limit: BATCH });
    for (const { id, number } of batch) if (wanted.delete(number)) ids.push(id);
    if (batch.length < BATCH) break;
    after = batch.at(-1)!.number;
  }
  return { ids, unknown: [...wanted].slice(0, 10) };
}
