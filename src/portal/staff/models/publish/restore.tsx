import type { Express, Request, Response } from "express";
import { EngineUnavailable } from "../../../../camunda/errors.ts";
import { PublishRefused } from "../../../../models/refused.ts";
import { restore } from "../../../../models/restore.ts";
import { StoreError } from "../../../../store/errors.ts";
import { changes } from "../../../../texts/models/changes.ts";
import { modelList } from "../../../../texts/models/list.ts";
import type { PortalContext } from "../../../context.ts";
import { sessionOf } from "../../../middleware/sessions.ts";
import { isReason, REASON_FIELD } from "../changes/reason.ts";
import { differencePath, filePath, MODELS_PATH, restorePath } from "../paths.ts";
import { sendDown } from "../problems.tsx";
import { goTo, requireAnalyst, sendModelsPage, typed } from "../send.tsx";
import { nameOf, versionOf, versionsOf } from "../versions.ts";
import { refusalInWords } from "./decide.ts";
import { RestorePage } from "./restore-page.tsx";
import { publishSetting } from "./setting.ts";

const PATH = `${MODELS_PATH}/:process/versoes/:version/restaurar`;
const texts = modelList.restore;

/** Back to an earlier version of a model, with a reason. */
export function setUpRestore(app: Express, context: PortalContext): void {
  const { engine, store } = context;
  const setting = publishSetting(context);

  app.get(PATH, async (request, response) => sendQuestion(request, response, null));

  app.post(PATH, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const {
      key: process,
      version,
      resource,
    } = await versionOf(engine, String(request.params.process), String(request.params.version));
    const reason = typed(request, REASON_FIELD);
    if (!isReason(reason)) return sendQuestion(request, response, reason);
    try {
      const { definitions } = await restore(setting, { process, version, reason }, acting);
      const made = definitions.find(({ key }) => key === process)?.version ?? version;
      await goTo(response, filePath(resource), "success", texts.done(made));
    } catch (error) {
      if (error instanceof EngineUnavailable && (await isBegun(process, version, acting.actor)))
        return sendDown(context, response, texts.unknown);
      await goTo(response, restorePath(process, version), "warning", refusal(error));
    }
  });

  /** Whether it was asked of the engine, and nobody knows yet what became of it. */
  async function isBegun(process: string, version: number, accountId: string): Promise<boolean> {
    const now = await store.modelChanges.underWay();
    return now?.process === process && now.version === version && now.by.accountId === accountId;
  }

  async function sendQuestion(request: Request, response: Response, sent: string | null): Promise<void> {
    const definition = await versionOf(engine, String(request.params.process), String(request.params.version));
    const { key: process, version } = definition;
    const [live] = await versionsOf(engine, process);
    if (live === undefined || live.version === version)
      return goTo(response, filePath(definition.resource), "info", texts.isLive);
    const running = await engine.operations.count("process-instance", { processDefinitionId: live.id });
    const title = texts.title(nameOf(definition), version);
    await sendModelsPage(
      context,
      response,
      { title, status: sent === null ? 200 : 422 },
      <RestorePage
        {...{ title, version, live: live.version, running, sent }}
        action={restorePath(process, version)}
        differences={differencePath(process, live.version, version)}
        back={filePath(definition.resource)}
        csrf={await sessionOf(response).csrfToken()}
      />,
    );
  }
}

/** Why an earlier version did not come back; anything that is no refusal goes on to the portal's own pages. */
function refusal(error: unknown): string {
  if (error instanceof PublishRefused) return error.code === "check-failed" ? texts.errors : refusalInWords(error);
  if (error instanceof StoreError && error.code === "publication-under-way") return changes.result.busy;
  throw error;
}
