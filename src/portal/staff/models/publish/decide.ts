import type { Express, Response } from "express";
import { EngineUnavailable } from "../../../../camunda/errors.ts";
import type { Published } from "../../../../models/half-steps.ts";
import { settle } from "../../../../models/half-steps.ts";
import { publish } from "../../../../models/publish.ts";
import { PublishRefused } from "../../../../models/refused.ts";
import type { ModelChange } from "../../../../store/types/model-change.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import { isReason, REASON_FIELD, SEEN_FIELD } from "../changes/reason.ts";
import { fieldError } from "../changes/routes.ts";
import type { ChangeRoutes } from "../changes/send-change.tsx";
import { tellAuthor } from "../changes/tell.ts";
import { CHANGES_PATH, changePath } from "../paths.ts";
import { sendDown } from "../problems.tsx";
import { goTo, requireAnalyst, typed } from "../send.tsx";
import { publishSetting } from "./setting.ts";

const PATH = `${CHANGES_PATH}/:id`;

/** A second analyst approves a proposal, which goes live at once, or refuses it. */
export function setUpDecisions(app: Express, { context, find, send, attempt }: ChangeRoutes): void {
  const { store } = context;
  const setting = publishSetting(context);

  // What was interrupted between approval and engine is looked into by whoever opens the change.
  app.get(PATH, async (request, _response, next) => {
    const change = await find(request);
    if (change.status === "publishing") await settle(setting).catch((error) => context.log.warn({ err: error }, "not settled"));
    next();
  });

  app.post(`${PATH}/aprovar`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const change = await find(request);
    const seen = seenIn(typed(request, SEEN_FIELD));
    let published: Published | undefined;
    try {
      const work = async () => {
        published = await publish(setting, change.id, acting, seen);
      };
      if (!(await attempt(response, change.id, work))) return;
    } catch (error) {
      return tell(response, change, error);
    }
    const versions = (published?.definitions ?? []).map(({ key, version }) => texts.result.version(key, version)).join("; ");
    await goTo(response, changePath(change.id), "success", texts.result.live(versions));
  });

  app.post(`${PATH}/recusar`, async (request, response) => {
    const { acting, member } = await requireAnalyst(context, response);
    const change = await find(request);
    const reason = typed(request, REASON_FIELD);
    const asOf = seenIn(typed(request, SEEN_FIELD)) ?? change.updatedAt;
    if (!isReason(reason)) {
      const errors = [fieldError(REASON_FIELD, texts.decide.refuseReason, texts.propose.reasonInvalid)];
      return send(response, change, { form: "refuse", values: { [REASON_FIELD]: reason }, errors });
    }
    const done = await attempt(response, change.id, () => store.modelChanges.refuse(change.id, { reason, asOf }, acting));
    if (!done) return;
    await tellAuthor(context, change, member, reason);
    await goTo(response, changePath(change.id), "success", texts.decide.refused);
  });

  /** Why an approval did not put the change live. */
  async function tell(response: Response, { id }: ModelChange, error: unknown): Promise<void> {
    const { result } = texts;
    if (error instanceof EngineUnavailable) {
      const now = await store.modelChanges.get(id);
      if (now?.status === "live") return goTo(response, changePath(id), "success", result.live(""));
      return sendDown(context, response, now?.status === "publishing" ? result.unknown : result.down);
    }
    if (!(error instanceof PublishRefused)) throw error;
    await goTo(response, changePath(id), "warning", refusalInWords(error));
  }
}

/** When what somebody has looked at was changed last; what is no moment is none at which anybody looked. */
function seenIn(text: string): Date | undefined {
  if (text === "") return undefined;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? new Date(0) : moment;
}

/** Why something does not go live, in Portuguese. */
export function refusalInWords({ code, paths, detail }: PublishRefused): string {
  const { result } = texts;
  switch (code) {
    case "live-changed":
      return result.stale(paths.join(", "));
    case "check-failed":
      return result.errors;
    case "engine-refused":
      return result.refusedByEngine(detail ?? "");
    case "nothing-changes":
      return result.nothing;
    case "version-unknown":
      return result.versionUnknown;
  }
}
