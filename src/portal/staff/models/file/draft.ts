import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import { kindOf } from "../../../../models/file.ts";
import { readLiveFiles } from "../../../../models/live.ts";
import { DraftChanged, StoreError } from "../../../../store/errors.ts";
import type { DraftFile } from "../../../../store/types.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import type { PortalContext } from "../../../context.ts";
import { PortalProblem } from "../../../problem.ts";
import { CHANGES_PATH } from "../paths.ts";
import { pathOf, requireAnalyst } from "../send.tsx";
import { CONTENT_LIMIT, objectionTo } from "./content.ts";

/** A file of the allowed size, with everything that JSON escapes in it. */
const BODY_LIMIT = 3 * CONTENT_LIMIT;

/** What a program of ours reads of a draft. */
const shown = ({ path, content, revision, baseDigest, savedBy, savedAt }: DraftFile) => ({
  ...{ path, content, revision, baseDigest },
  savedBy: savedBy.name,
  savedAt: savedAt.toISOString(),
});

/** Where the editors read and keep the files of a change, as JSON; and where people download them. */
export function setUpDraftFiles(app: Express, context: PortalContext): void {
  const { store, engine, modelling } = context;
  const path = `${CHANGES_PATH}/:id/arquivo`;

  app.get(path, async (request, response) => {
    response.json(shown(await draftOf(request)));
  });

  app.get(`${CHANGES_PATH}/:id/baixar`, async (request, response) => {
    const file = await draftOf(request);
    sendAsFile(response, file.path, file.content);
  });

  app.put(path, express.json({ limit: BODY_LIMIT }), async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const { content, revision, baseDigest } = (request.body ?? {}) as Record<string, unknown>;
    if (typeof content !== "string" || typeof revision !== "number" || !Number.isInteger(revision) || revision < 0) {
      return refuse(response, texts.file.incomplete);
    }
    const [id, name] = [String(request.params.id), pathOf(request)];
    const objection = objectionTo(name, content);
    if (objection !== null) return refuse(response, objection);
    try {
      const base = typeof baseDigest === "string" ? baseDigest : await baseOf(id, name);
      response.json(await store.modelChanges.saveFile(id, { path: name, content, revision, baseDigest: base }, acting));
    } catch (error) {
      if (error instanceof DraftChanged) {
        const { current } = error;
        const message = current === null ? texts.file.gone(name) : texts.file.changed(name, current.savedBy.name);
        response.status(409).json({ message, current: current === null ? null : shown(current) });
      } else if (error instanceof StoreError && error.code === "change-state") {
        response.status(403).json({ message: texts.file.closed });
      } else if (error instanceof StoreError && error.code === "change-unknown") {
        throw new PortalProblem("notFound", 404);
      } else throw error;
    }
  });

  const unreadable: ErrorRequestHandler = (error, _request, response, next) => {
    const status = (error as { status?: number }).status;
    if (status === 413) refuse(response, texts.file.tooLarge);
    else if (status === 400) refuse(response, texts.file.incomplete);
    else next(error);
  };
  app.use(path, unreadable);

  async function draftOf(request: Request): Promise<DraftFile> {
    const change = await store.modelChanges.get(String(request.params.id));
    const file = change?.files.find((one) => one.path === pathOf(request));
    if (file === undefined) throw new PortalProblem("notFound", 404);
    return file;
  }

  /** What the file was made from: as it was said before, or what is live now. */
  async function baseOf(id: string, name: string): Promise<string | null> {
    const known = (await store.modelChanges.get(id))?.files.find((file) => file.path === name);
    if (known !== undefined) return known.baseDigest;
    const live = await readLiveFiles({ engine, store, folder: modelling.folder });
    return live.find((file) => file.path === name)?.digest ?? null;
  }
}

/** Never as a document of our own: what somebody drew could hold markup. */
export function sendAsFile(response: Response, path: string, content: string): void {
  response
    .attachment(path.slice(path.lastIndexOf("/") + 1))
    .type(kindOf(path) === "form" ? "application/json" : "text/plain")
    .set("x-content-type-options", "nosniff")
    .send(content);
}

function refuse(response: Response, message: string): void {
  response.status(422).json({ message });
}
