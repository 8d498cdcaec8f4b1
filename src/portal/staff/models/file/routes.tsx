import type { Express } from "express";
import { kindOf } from "../../../../models/file.ts";
import { historyOf } from "../../../../models/history.ts";
import { linksOf } from "../../../../models/links.ts";
import { type LiveFile, readLiveFiles } from "../../../../models/live.ts";
import { modelList } from "../../../../texts/models/list.ts";
import type { PortalContext } from "../../../context.ts";
import { DIAGRAM_ASSETS } from "../../../layout/diagram.tsx";
import { sessionOf } from "../../../middleware/sessions.ts";
import { PortalProblem } from "../../../problem.ts";
import { filePath, MODELS_PATH, versionContentPath } from "../paths.ts";
import { publishedInWords } from "../published-by.ts";
import { pathOf, requireAnalyst, sendModelsPage } from "../send.tsx";
import { nameOf, versionOf } from "../versions.ts";
import { sendAsFile } from "./draft.ts";
import { FilePage } from "./page.tsx";
import { VersionPage } from "./version-page.tsx";
import type { ListedVersion } from "./versions-table.tsx";

/** Versions that a file's page lists. */
const SHOWN = 20;

/** A file that is in use: what it is, its versions, and the way to change it. */
export function setUpFiles(app: Express, context: PortalContext): void {
  const { engine, store, modelling } = context;
  const readLive = () => readLiveFiles({ engine, store, folder: modelling.folder });

  app.get(`${MODELS_PATH}/arquivo`, async (request, response) => {
    const { member } = await requireAnalyst(context, response);
    const path = pathOf(request);
    const all = await readLive();
    const file = found(all, path);
    const [open, mine, versions] = await Promise.all([
      store.modelChanges.list({ status: ["draft", "refused", "withdrawn", "proposed", "publishing"], path }),
      store.modelChanges.list({ status: ["draft", "refused", "withdrawn"], authorId: member.account.id }),
      listedVersions(path),
    ]);
    const definition = file.definitionId === undefined ? null : await engine.operations.definition(file.definitionId);
    const isPublishedScenario = file.deploymentId === undefined && file.source === "portal";
    const title = definition === null ? path : nameOf(definition);
    await sendModelsPage(
      context,
      response,
      { title, ...(kindOf(path) === "model" ? DIAGRAM_ASSETS : {}) },
      <FilePage
        {...{ file, title, open, versions }}
        publishedBy={isPublishedScenario ? modelList.inPortal : publishedInWords(versions[0]?.published ?? null)}
        since={versions[0]?.at ?? null}
        tag={definition?.versionTag ?? null}
        usedBy={kindOf(path) === "form" ? await usersOf(all, path) : []}
        mine={mine.filter(({ paths }) => !paths.includes(path))}
        csrf={await sessionOf(response).csrfToken()}
      />,
    );
  });

  app.get(`${MODELS_PATH}/arquivo/baixar`, async (request, response) => {
    const { path, content } = found(await readLive(), pathOf(request));
    sendAsFile(response, path, content);
  });

  app.get(`${MODELS_PATH}/:process/versoes/:version`, async (request, response) => {
    const process = request.params.process!;
    const definition = await versionOf(engine, process, request.params.version!);
    const title = modelList.file.versionTitle(nameOf(definition), definition.version);
    await sendModelsPage(
      context,
      response,
      { title, ...DIAGRAM_ASSETS },
      <VersionPage {...{ title }} model={versionContentPath(process, definition.version)} back={filePath(definition.resource)} />,
    );
  });

  async function listedVersions(path: string): Promise<ListedVersion[]> {
    const versions = kindOf(path) === "scenario" ? [] : await historyOf({ engine, store }, path, SHOWN);
    return Promise.all(
      versions.map(async (version) => {
        const { definitionId } = version;
        const query = { processDefinitionId: definitionId ?? undefined };
        return { ...version, running: definitionId === null ? 0 : await engine.operations.count("process-instance", query) };
      }),
    );
  }
}

function found(live: LiveFile[], path: string): LiveFile {
  const file = live.find((one) => one.path === path);
  if (file === undefined) throw new PortalProblem("notFound", 404);
  return file;
}

async function usersOf(live: LiveFile[], form: string): Promise<string[]> {
  return (await linksOf(live)).filter(({ named }) => named.includes(form)).map(({ path }) => path);
}
