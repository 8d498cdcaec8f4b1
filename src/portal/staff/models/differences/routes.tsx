import type { Express } from "express";
import type { EngineClient } from "../../../../camunda/client.ts";
import { EngineError } from "../../../../camunda/errors.ts";
import { kindOf } from "../../../../models/file.ts";
import { readLiveFiles } from "../../../../models/live.ts";
import { differences as texts } from "../../../../texts/models/differences.ts";
import type { PortalContext } from "../../../context.ts";
import { parameter } from "../../../operator/window.ts";
import { PortalProblem } from "../../../problem.ts";
import {
  CHANGES_PATH,
  changePath,
  draftContentPath,
  filePath,
  liveContentPath,
  MODELS_PATH,
  versionContentPath,
} from "../paths.ts";
import { pathOf, sendModelsPage } from "../send.tsx";
import { nameOf, versionOf, versionsOf } from "../versions.ts";
import { compareFile } from "./compare.ts";
import { COMPARISON_ASSETS } from "./drawings.tsx";
import { changedForms } from "./forms-of-version.ts";
import { DifferencePage } from "./page.tsx";

/** Two versions of a model, and what a change makes of what is live. */
export function setUpDifferences(app: Express, context: PortalContext): void {
  const { engine, store, modelling } = context;

  app.get(`${MODELS_PATH}/arquivo/diferencas`, async (request, response) => {
    const path = pathOf(request);
    const ids = ["de", "para"].map((name) => parameter(request, name));
    const [from, to] = await Promise.all(ids.map((id) => deployedContent(engine, id, path)));
    const title = texts.fileTitle(path);
    await sendModelsPage(
      context,
      response,
      { title },
      <DifferencePage
        title={title}
        difference={await compareFile(path, from!, to!)}
        back={{ href: filePath(path), text: texts.back }}
      />,
    );
  });

  app.get(`${MODELS_PATH}/:process/diferencas`, async (request, response) => {
    const process = request.params.process!;
    const [from, to] = await Promise.all(["de", "para"].map((name) => versionOf(engine, process, parameter(request, name))));
    const [before, after, versions] = await Promise.all([
      engine.processDefinitionXml(from!.id),
      engine.processDefinitionXml(to!.id),
      versionsOf(engine, process),
    ]);
    const title = texts.title(nameOf(to!), from!.version, to!.version);
    const drawn = (version: number, text: string) => ({ title: text, address: versionContentPath(process, version) });
    await sendModelsPage(
      context,
      response,
      { title, ...COMPARISON_ASSETS },
      <DifferencePage
        title={title}
        difference={await compareFile(to!.resource, before, after)}
        from={drawn(from!.version, texts.beforeVersion(from!.version))}
        to={drawn(to!.version, texts.afterVersion(to!.version))}
        forms={await changedForms(engine, [from!, before], [to!, after])}
        choose={{ process, versions: versions.map(({ version }) => version), from: from!.version, to: to!.version }}
        back={{ href: filePath(to!.resource), text: texts.back }}
      />,
    );
  });

  app.get(`${CHANGES_PATH}/:id/diferencas`, async (request, response) => {
    const path = pathOf(request);
    const change = await store.modelChanges.get(request.params.id!);
    const draft = change?.files.find((file) => file.path === path);
    if (change === null || draft === undefined) throw new PortalProblem("notFound", 404);
    const live = (await readLiveFiles({ engine, store, folder: modelling.folder })).find((file) => file.path === path);
    const title = texts.changeTitle(path);
    await sendModelsPage(
      context,
      response,
      { title, ...COMPARISON_ASSETS },
      <DifferencePage
        title={title}
        difference={await compareFile(path, live?.content ?? null, draft.content)}
        from={{ title: texts.before, address: liveContentPath(path) }}
        to={{ title: texts.after, address: draftContentPath(change.id, path) }}
        back={{ href: changePath(change.id), text: texts.backToChange }}
      />,
    );
  });

  app.get(`${MODELS_PATH}/:process/versoes/:version/modelo.bpmn`, async (request, response) => {
    const { id } = await versionOf(engine, request.params.process!, request.params.version!);
    // Never as a document of our own: what an analyst drew could hold markup.
    response
      .type("text/plain")
      .set("x-content-type-options", "nosniff")
      .send(await engine.processDefinitionXml(id));
  });
}

/** A file as it is in a deployment, or a page that there is none. */
async function deployedContent({ operations }: EngineClient, deploymentId: string, path: string): Promise<string> {
  const isNamed = kindOf(path) !== null && deploymentId !== "";
  const resources = isNamed ? await operations.deploymentResources(deploymentId).catch(noneIfUnknown) : [];
  const file = resources.find(({ name }) => name === path);
  if (file === undefined) throw new PortalProblem("notFound", 404);
  return operations.deploymentResource(deploymentId, file.id);
}

function noneIfUnknown(error: unknown): [] {
  if (error instanceof EngineError && error.isNotFound) return [];
  throw error;
}
