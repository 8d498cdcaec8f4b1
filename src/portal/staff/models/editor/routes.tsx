import express, { type Express, type Request } from "express";
import { kindOf } from "../../../../models/file.ts";
import type { ModelChange } from "../../../../store/types.ts";
import { modelEditor } from "../../../../texts/models/editor.ts";
import type { PortalContext } from "../../../context.ts";
import { allowInlineStyles } from "../../../middleware/security-headers.ts";
import { sessionOf } from "../../../middleware/sessions.ts";
import { PortalProblem } from "../../../problem.ts";
import { TITLE } from "../changes/begin.tsx";
import { CONTENT_LIMIT, objectionTo } from "../file/content.ts";
import { CHANGES_PATH, changeFilePath, editorCopyPath, editorNeedsPath, editorPath } from "../paths.ts";
import { pathOf, requireAnalyst, sendModelsPage } from "../send.tsx";
import { editorNeeds } from "./needs.ts";
import { EditorPage } from "./page.tsx";

const ASSETS = {
  model: { scripts: ["model-editor.js"], styles: ["modeler.css"] },
  form: { scripts: ["form-editor.js"], styles: ["form-editor.css"] },
  scenario: { scripts: ["text-editor.js"], styles: ["text-editor.css"] },
};
const TITLE_LIMIT = TITLE.max;
/** What was refused, withdrawn or is a draft is worked on; the rest is looked at. */
const OPEN: ModelChange["status"][] = ["draft", "refused", "withdrawn"];

/** `/equipe/modelos/mudancas/:id/editar`: a file of a change in its editor. */
export function setUpEditors(app: Express, context: PortalContext): void {
  const { store } = context;

  app.get(`${CHANGES_PATH}/:id/editar`, async (request, response) => {
    const { member } = await requireAnalyst(context, response);
    const { change, path } = await fileOf(request);
    const kind = kindOf(path)!;
    const { id } = change;
    const page = {
      ...{ path, file: changeFilePath(id, path), copy: editorCopyPath(id, path), needs: editorNeedsPath(id) },
      ...{ account: member.account.id, csrf: await sessionOf(response).csrfToken(), writable: OPEN.includes(change.status) },
      objection: objectionTo(path, change.files.find((file) => file.path === path)!.content),
    };
    if (kind !== "scenario") allowInlineStyles(response);
    await sendModelsPage(
      context,
      response,
      { title: modelEditor.title(path), ...ASSETS[kind] },
      <EditorPage kind={kind} change={change} page={page} />,
    );
  });

  app.get(editorNeedsPath(":id"), async (request, response) => {
    await requireAnalyst(context, response);
    const csrf = await sessionOf(response).csrfToken();
    response.json({ csrf, ...(await editorNeeds(context, await changeOf(request))) });
  });

  app.post(`${CHANGES_PATH}/:id/editar/copia`, express.json({ limit: 3 * CONTENT_LIMIT }), async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    // The change may have lost the file meanwhile: what somebody has on the screen goes along all the same.
    const [change, path] = [await changeOf(request), pathOf(request)];
    const content: unknown = request.body?.content;
    const objection = typeof content === "string" ? objectionTo(path, content) : modelEditor.conflict.copyFailed;
    if (objection !== null || typeof content !== "string") {
      response.status(422).json({ message: objection });
      return;
    }
    const baseDigest = change.files.find((file) => file.path === path)?.baseDigest ?? null;
    const title = modelEditor.conflict.copyTitle(path, change.title).slice(0, TITLE_LIMIT);
    const id = await store.modelChanges.create({ title }, acting);
    await store.modelChanges.saveFile(id, { path, content, revision: 0, baseDigest }, acting);
    response.json({ address: editorPath(id, path) });
  });

  async function changeOf(request: Request): Promise<ModelChange> {
    const change = await store.modelChanges.get(String(request.params.id));
    if (change === null) throw new PortalProblem("notFound", 404);
    return change;
  }

  async function fileOf(request: Request): Promise<{ change: ModelChange; path: string }> {
    const [change, path] = [await changeOf(request), pathOf(request)];
    if (kindOf(path) === null || !change.files.some((file) => file.path === path)) throw new PortalProblem("notFound", 404);
    return { change, path };
  }
}
