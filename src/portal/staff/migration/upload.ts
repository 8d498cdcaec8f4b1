import type { Readable } from "node:stream";
import busboy from "busboy";
import type { Request } from "express";
import type { ImportFile } from "../../../store/types.ts";
import { CSRF_FIELD } from "../../middleware/csrf.ts";
import { PortalProblem } from "../../problem.ts";
import { type KeptFile, type KeptFolder, openFolder } from "./kept-files.ts";

/** Bytes of one file. Larger ones go by the command line. */
export const FILE_LIMIT = 1024 ** 3;

/** The two files of an import, and where they are. */
export interface Upload {
  folder: KeptFolder;
  files: Record<ImportFile, KeptFile>;
}

/** Why an upload is none, by file. */
export type UploadErrors = Partial<Record<ImportFile, "missing" | "too-large">>;

/**
 * Reads the two files of an import as they come, straight to disk. The token comes first: nothing is kept for a page that
 * is not ours.
 * @param isOwn whether the token is the one of this browser's session
 */
export async function readImportUpload(
  request: Request,
  isOwn: (token: string) => boolean,
): Promise<Upload | { errors: UploadErrors }> {
  const folder = await openFolder();
  try {
    const { files, tooLarge } = await readFiles(request, isOwn, folder);
    const errors: UploadErrors = {};
    for (const file of ["accounts", "processes"] as const) {
      if (tooLarge.has(file)) errors[file] = "too-large";
      else if (files[file] === undefined) errors[file] = "missing";
    }
    const { accounts, processes } = files;
    if (accounts !== undefined && processes !== undefined && Object.keys(errors).length === 0) {
      return { folder, files: { accounts, processes } };
    }
    await folder.remove();
    return { errors };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}

interface Received {
  files: Partial<Record<ImportFile, KeptFile>>;
  tooLarge: Set<ImportFile>;
}

function readFiles(request: Request, isOwn: (token: string) => boolean, folder: KeptFolder): Promise<Received> {
  return new Promise((resolve, reject) => {
    const received: Received = { files: {}, tooLarge: new Set() };
    let parser: busboy.Busboy;
    try {
      const limits = { fileSize: FILE_LIMIT, files: 2, fields: 5, fieldSize: 1_000 };
      parser = busboy({ headers: request.headers, defParamCharset: "utf8", limits });
    } catch {
      reject(new PortalProblem("badRequest", 400));
      return;
    }
    let admitted = false;
    const keeping: Promise<void>[] = [];
    const fail = (error: unknown) => {
      request.unpipe(parser);
      request.resume();
      // What is being written ends before its folder is removed.
      void Promise.allSettled(keeping).then(() => reject(error));
    };
    parser.on("field", (name, value) => {
      if (name === CSRF_FIELD) admitted = isOwn(value);
    });
    parser.on("file", (field, stream: Readable & { truncated?: boolean }, { filename }) => {
      stream.on("error", () => undefined);
      if (!admitted || !isImportFile(field)) {
        stream.resume();
        fail(admitted ? new PortalProblem("badRequest", 400) : new PortalProblem("csrf", 403));
        return;
      }
      // A browser sends an empty file without a name where nothing was chosen.
      if (!filename) {
        stream.resume();
        return;
      }
      const kept = folder.keep(filename, stream).then((file) => {
        if (stream.truncated) received.tooLarge.add(field);
        else received.files[field] = file;
      });
      kept.catch(fail);
      keeping.push(kept);
    });
    parser.on("error", () => fail(new PortalProblem("badRequest", 400)));
    parser.on("close", () => {
      if (!admitted) fail(new PortalProblem("csrf", 403));
      else Promise.all(keeping).then(() => resolve(received), reject);
    });
    request.on("aborted", () => parser.destroy(new Error("aborted")));
    request.pipe(parser);
  });
}

function isImportFile(field: string): field is ImportFile {
  return field === "accounts" || field === "processes";
}
