import type { Express, Response } from "express";
import { kindOf } from "../../../../models/file.ts";
import { type LiveFile, readLiveFiles } from "../../../../models/live.ts";
import type { ModelChangeStatus } from "../../../../store/types/model-change.ts";
import { modelList as texts } from "../../../../texts/models/list.ts";
import type { PortalContext } from "../../../context.ts";
import { sessionOf } from "../../../middleware/sessions.ts";
import { MODELS_PATH } from "../paths.ts";
import { publisherInWords, publishersOf } from "../published-by.ts";
import { requireAnalyst, sendModelsPage } from "../send.tsx";
import { type ListedModel, ListPage } from "./page.tsx";

/** Ended changes on the list. */
const ENDED = 10;
const OPEN: ModelChangeStatus[] = ["draft", "refused", "withdrawn", "proposed", "publishing"];

/** `/equipe/modelos`: what is in use, and what is about to change. */
export function setUpModelList(app: Express, context: PortalContext): void {
  const { engine, store, modelling } = context;

  app.get(MODELS_PATH, async (_request, response) => sendList(response));

  async function sendList(response: Response): Promise<void> {
    const { member } = await requireAnalyst(context, response);
    const [live, definitions, open, ended] = await Promise.all([
      readLiveFiles({ engine, store, folder: modelling.folder }),
      engine.processDefinitions({ latestVersion: true }),
      store.modelChanges.list({ status: OPEN }),
      store.modelChanges.list({ status: ["live", "discarded"] }),
    ]);
    const publishers = await publishersOf(
      store,
      live.map(({ deploymentId }) => deploymentId),
    );
    const models = await Promise.all(
      live
        .filter((file) => kindOf(file.path) === "model")
        .map(async (file): Promise<ListedModel> => {
          const definition = definitions.find(({ id }) => id === file.definitionId);
          const running = await engine.operations.count("process-instance", { processDefinitionKey: file.key });
          return {
            ...listed(file),
            name: definition?.name ?? file.key ?? file.path,
            tag: definition?.versionTag ?? null,
            running,
          };
        }),
    );
    const others = (kind: "form" | "scenario") => live.filter((file) => kindOf(file.path) === kind).map(listed);
    await sendModelsPage(
      context,
      response,
      { title: texts.title },
      <ListPage
        {...{ models, open }}
        forms={others("form")}
        scenarios={others("scenario")}
        ended={ended.slice(0, ENDED)}
        accountId={member.account.id}
        csrf={await sessionOf(response).csrfToken()}
      />,
    );

    function listed(file: LiveFile) {
      const touching = open.filter(({ paths }) => paths.includes(file.path)).map(({ id, title }) => ({ id, title }));
      const by = file.deploymentId === undefined && file.source === "portal" ? texts.inPortal : null;
      return { ...file, by: by ?? publisherInWords(publishers, file.deploymentId), touching };
    }
  }
}
