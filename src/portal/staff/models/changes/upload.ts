import busboy from "busboy";
import type { Express, Request } from "express";
import { kindOf } from "../../../../models/file.ts";
import { readLiveFiles } from "../../../../models/live.ts";
import type { DraftFile } from "../../../../store/types/model-change.ts";
import { changes as texts } from "../../../../texts/models/changes.ts";
import { content as contentTexts } from "../../../../texts/models/content.ts";
import { CSRF_FIELD, isTokenOf } from "../../../middleware/csrf.ts";
import { PortalProblem } from "../../../problem.ts";
import { CONTENT_LIMIT, objectionTo } from "../file/content.ts";
import { foreignness } from "../file/foreign.ts";
import { CHANGES_PATH, changePath } from "../paths.ts";
import { goTo, requireAnalyst } from "../send.tsx";
import { fieldError } from "./routes.ts";
import type { ChangeRoutes } from "./send-change.tsx";

/** A file as it was sent. */
interface SentFile {
  name: string;
  bytes: Buffer;
  isTooLarge: boolean;
  /** Revisions of the files of the change that the page showed. */
  revisions: Record<string, unknown>;
}

/** Files that were drawn in Camunda Modeler come into a change. A file that cannot be used changes nothing. */
export function setUpUpload(app: Express, { context, find, send, attempt }: ChangeRoutes): void {
  const { store, engine, modelling } = context;

  app.post(`${CHANGES_PATH}/:id/enviar`, async (request, response) => {
    const { acting } = await requireAnalyst(context, response);
    const sent = await readUpload(request, (token) => isTokenOf(response, token));
    const change = await find(request);
    const path = sent === null ? null : placeOf(sent.name);
    const content = sent?.bytes.toString("utf8").replace(/^\uFEFF/, "") ?? "";
    const objection = objectionToUpload(sent, path, content);
    const known = change.files.find((file) => file.path === path);
    if (sent === null || path === null || objection !== null) {
      const message = `${objection} ${texts.add.refused}`;
      const errors = [fieldError("arquivo", texts.add.uploadLabel, message)];
      return send(response, change, { form: "upload", values: {}, errors });
    }
    const revision = known?.revision ?? 0;
    if (known !== undefined && sent.revisions[path] !== revision) return overtaken(known);
    const baseDigest = known === undefined ? await digestOfLive(path) : known.baseDigest;
    const done = await attempt(response, change.id, () =>
      store.modelChanges.saveFile(change.id, { path, content, revision, baseDigest }, acting),
    );
    if (done) await goTo(response, changePath(change.id), "success", texts.add.added(path));

    function overtaken({ savedBy }: DraftFile): Promise<void> {
      return goTo(response, changePath(change.id), "warning", texts.add.overtaken(path!, savedBy.name));
    }
  });

  async function digestOfLive(path: string): Promise<string | null> {
    const live = await readLiveFiles({ engine, store, folder: modelling.folder });
    return live.find((file) => file.path === path)?.digest ?? null;
  }
}

/** Why a file that was sent cannot be used; null: it can. */
function objectionToUpload(sent: SentFile | null, path: string | null, content: string): string | null {
  if (sent === null) return texts.add.uploadMissing;
  if (path === null) return contentTexts.fileName(sent.name);
  if (sent.isTooLarge) return contentTexts.tooLarge;
  return objectionTo(path, content) ?? foreignness(path, content);
}

/** Where a file of this name belongs; null: nowhere. */
function placeOf(name: string): string | null {
  const own = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const folder = own.endsWith(".form") ? "forms/" : own.endsWith(".yml") ? "scenarios/" : "";
  return kindOf(folder + own) === null ? null : folder + own;
}

/** Reads the one file of a form; null when none was chosen. The token comes first, as everywhere. */
function readUpload(request: Request, isOwn: (token: string) => boolean): Promise<SentFile | null> {
  return new Promise((resolve, reject) => {
    let parser: busboy.Busboy;
    try {
      const limits = { fileSize: CONTENT_LIMIT, files: 1, fields: 5, fieldSize: 100_000 };
      parser = busboy({ headers: request.headers, defParamCharset: "utf8", limits });
    } catch {
      reject(new PortalProblem("badRequest", 400));
      return;
    }
    let admitted = false;
    let revisions: Record<string, unknown> = {};
    let file: Omit<SentFile, "revisions"> | null = null;
    parser.on("field", (name, value) => {
      if (name === CSRF_FIELD) admitted = isOwn(value);
      else if (name === "revisoes") revisions = revisionsIn(value);
    });
    parser.on("file", (_field, stream, { filename }) => {
      const parts: Buffer[] = [];
      if (!admitted || !filename) {
        stream.resume();
        return;
      }
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        file = { name: filename, bytes: Buffer.concat(parts), isTooLarge: stream.truncated === true };
      });
    });
    parser.on("error", () => {
      request.unpipe(parser);
      request.resume();
      reject(new PortalProblem("badRequest", 400));
    });
    parser.on("close", () => {
      if (!admitted) reject(new PortalProblem("csrf", 403));
      else resolve(file === null ? null : { ...file, revisions });
    });
    request.on("aborted", () => parser.destroy(new Error("aborted")));
    request.pipe(parser);
  });
}

function revisionsIn(json: string): Record<string, unknown> {
  try {
    const value = JSON.parse(json) as unknown;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
