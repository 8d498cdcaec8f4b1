import type { Request, Response } from "express";
import { kindOf } from "../../../../models/file.ts";
import { StoreError, type StoreErrorCode } from "../../../../store/errors.ts";
import type { ModelChange } from "../../../../store/types/model-change.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import type { PortalContext } from "../../../context.ts";
import { sessionOf } from "../../../middleware/sessions.ts";
import { PortalProblem } from "../../../problem.ts";
import type { Checker } from "../checks.ts";
import { changePath } from "../paths.ts";
import { goTo, requireAnalyst, sendModelsPage } from "../send.tsx";
import { EndedPage } from "./ended-page.tsx";
import { ChangePage, EDITABLE } from "./page.tsx";
import type { SentForm } from "./sent.ts";
import { type ChangeView, viewChange } from "./view.ts";

/** What the routes of changes share. */
export interface ChangeRoutes {
  context: PortalContext;
  checker: Checker;
  /** The change that the address names, or a page that there is none. */
  find(request: Request): Promise<ModelChange>;
  /** Sends the page of a change; `sent` is what could not be done. */
  send(response: Response, change: ModelChange, sent?: SentForm | null, status?: number): Promise<void>;
  /** Does something in the store; what it refuses is told on the page of the change. Whether it was done. */
  attempt(response: Response, id: string, work: () => Promise<unknown>): Promise<boolean>;
}

/** Makes what the routes of changes share. */
export function changeRoutes(context: PortalContext, checker: Checker): ChangeRoutes {
  const { store } = context;

  async function read(id: string): Promise<ModelChange> {
    const change = await store.modelChanges.get(id);
    if (change === null) throw new PortalProblem("notFound", 404);
    return change;
  }

  return {
    ...{ context, checker },
    find: (request) => read(String(request.params.id)),

    async send(response, change, sent = null, status = 422) {
      const { member } = await requireAnalyst(context, response);
      const options = { title: change.title, status: sent === null ? 200 : status };
      if (change.status === "live" || change.status === "discarded") {
        await sendModelsPage(context, response, options, <EndedPage change={change} versions={await versionsMade(change)} />);
        return;
      }
      const view = await viewChange(context, change, checker);
      const csrf = await sessionOf(response).csrfToken();
      const page = <ChangePage {...{ view, sent, csrf }} accountId={member.account.id} choices={choicesOf(view)} />;
      await sendModelsPage(context, response, options, page);
    },

    async attempt(response, id, work) {
      try {
        await work();
        return true;
      } catch (error) {
        const told = error instanceof StoreError ? refusals[error.code] : undefined;
        if (told === undefined) throw error;
        await goTo(response, changePath(id), "warning", told((await read(id)).status));
        return false;
      }
    },
  };

  async function versionsMade({ deploymentId }: ModelChange) {
    return deploymentId === null ? [] : context.engine.processDefinitions({ deploymentId, sortBy: "key", sortOrder: "asc" });
  }
}

/** What the store refuses, as people are told. */
const refusals: Partial<Record<StoreErrorCode, (status: ModelChange["status"]) => string>> = {
  "change-state": (status) => {
    if (status === "proposed") return texts.result.seenBefore;
    return (EDITABLE.includes(status) ? texts.overtaken : texts.result.overtaken)(texts.status(status));
  },
  "change-not-yours": () => texts.notYours,
  "change-own": () => texts.decide.ownEdit,
  "change-empty": () => texts.propose.needFile,
  "publication-under-way": () => texts.result.busy,
  "draft-changed": () => texts.draftChanged,
};

function choicesOf({ change, live }: ChangeView) {
  const own = change.files.map(({ path }) => path);
  const models = [...live, ...change.files].filter(({ path }) => kindOf(path) === "model");
  const processes = [...new Set(models.map(({ path }) => path.replace(/\.bpmn$/, "")))].sort();
  return { paths: live.map(({ path }) => path).filter((path) => !own.includes(path)), processes };
}
