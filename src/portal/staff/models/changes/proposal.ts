import type { Express } from "express";
import { changes as texts } from "../../../../texts/models/changes.ts";
import { CHANGES_PATH, changePath, MODELS_PATH } from "../paths.ts";
import { goTo, requireAnalyst, typed } from "../send.tsx";
import { isReason, REASON_FIELD } from "./reason.ts";
import { fieldError } from "./routes.ts";
import type { ChangeRoutes } from "./send-change.tsx";
import { tellReviewers } from "./tell.ts";
import { viewChange, warningsOf } from "./view.ts";

const PATH = `${CHANGES_PATH}/:id`;

/** The author proposes a change, takes the proposal back, or ends the change. */
export function setUpProposal(app: Express, { context, checker, find, send, attempt }: ChangeRoutes): void {
  const { store } = context;

  app.post(`${PATH}/propor`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const change = await find(request);
    const reason = typed(request, REASON_FIELD);
    const values = { [REASON_FIELD]: reason };
    const { check, needs } = await viewChange(context, change, checker);
    if (check === null || needs.length > 0) {
      return send(response, change, { form: "propose", values, errors: [], message: texts.propose.notNow });
    }
    if (!isReason(reason)) {
      const errors = [fieldError(REASON_FIELD, texts.propose.reason, texts.propose.reasonInvalid)];
      return send(response, change, { form: "propose", values, errors });
    }
    const proposal = { reason, warnings: warningsOf(check) };
    const done = await attempt(response, change.id, () => store.modelChanges.propose(change.id, proposal, acting));
    if (!done) return;
    await tellReviewers(context, change, reason);
    await goTo(response, changePath(change.id), "success", texts.propose.done);
  });

  app.post(`${PATH}/retomar`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const { id } = await find(request);
    const done = await attempt(response, id, () => store.modelChanges.withdraw(id, acting));
    if (done) await goTo(response, changePath(id), "success", texts.withdraw.done);
  });

  app.post(`${PATH}/descartar`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const { id } = await find(request);
    const done = await attempt(response, id, () => store.modelChanges.discard(id, acting));
    if (done) await goTo(response, MODELS_PATH, "success", texts.discard.done);
  });
}
