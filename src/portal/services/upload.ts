import type { Readable } from "node:stream";
import busboy from "busboy";
import type { Request } from "express";
import { CSRF_FIELD } from "../middleware/csrf.ts";
import { PortalProblem } from "../problem.ts";

/** Bytes of one document. */
const DOCUMENT_LIMIT = 20 * 1024 * 1024;
/** Documents of one upload. */
const DOCUMENTS = 20;

/** One document as it was sent; null content: it is longer than allowed. */
export interface SentDocument {
  name: string;
  content: Buffer | null;
}

/**
 * Reads an upload, one document after the other: the next is not read before `take` is done with the one before, so that
 * one of them at most is in memory. The token comes first: nothing is read for a page that is not ours.
 * @param isOwn whether the token is the one of this browser's session
 * @returns whether there were more documents than one upload may hold, and what else the form held
 */
export function readUpload(
  request: Request,
  isOwn: (token: string) => boolean,
  take: (document: SentDocument) => Promise<void>,
): Promise<{ tooMany: boolean; fields: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    const limits = { fileSize: DOCUMENT_LIMIT, files: DOCUMENTS, fields: 10, fieldSize: 1_000 };
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: request.headers, defParamCharset: "utf8", limits });
    } catch {
      // The request goes unread: it is no upload at all.
      reject(new PortalProblem("badRequest", 400));
      return;
    }
    let admitted = false;
    let tooMany = false;
    const fields: Record<string, string> = Object.create(null);
    let taking = Promise.resolve();
    const fail = (error: unknown) => {
      request.unpipe(parser);
      request.resume();
      reject(error);
    };
    parser.on("field", (name, value) => {
      if (name === CSRF_FIELD) admitted = isOwn(value);
      else fields[name] = value;
    });
    parser.on("file", (_field, stream, { filename }) => {
      stream.on("error", () => undefined);
      if (!admitted) {
        stream.resume();
        fail(new PortalProblem("csrf", 403));
        return;
      }
      taking = taking
        .then(() => collect(stream))
        // A browser sends an empty file without a name where nothing was chosen.
        .then((content) => (filename ? take({ name: filename, content }) : undefined));
      taking.catch(fail);
    });
    parser.on("filesLimit", () => {
      tooMany = true;
    });
    parser.on("error", () => fail(new PortalProblem("badRequest", 400)));
    parser.on("close", () => {
      if (!admitted) fail(new PortalProblem("csrf", 403));
      else taking.then(() => resolve({ tooMany, fields }), reject);
    });
    // A connection that breaks off takes the unfinished document with it; those before it are kept.
    request.on("aborted", () => parser.destroy(new Error("aborted")));
    request.pipe(parser);
  });
}

async function collect(stream: Readable & { truncated?: boolean }): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return stream.truncated ? null : Buffer.concat(chunks);
}
