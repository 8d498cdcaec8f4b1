import type { Request, Response } from "express";
import { StoreError } from "../../store/errors.ts";
import { isTokenOf } from "../middleware/csrf.ts";
import { documentName, mediaTypeOf, mediaTypes } from "./media-type.ts";
import { readUpload } from "./upload.ts";

/** Why a document, or the upload as a whole, was not taken. */
export type UploadProblem = "none" | "too-large" | "empty" | "type" | "macros" | "document-limit" | "too-many";

/** What became of an upload. */
export interface Received {
  /** Names of the documents that were kept. */
  added: string[];
  /** The document with which something is wrong; null: the upload as a whole. */
  problems: { name: string | null; problem: UploadProblem }[];
}

/**
 * Reads an upload and keeps each document whose content is what it may be.
 *
 * @param add keeps one; StoreError `document-limit` when there is no room
 */
export async function receiveDocuments(
  request: Request,
  response: Response,
  add: (document: { name: string; mediaType: string; content: Buffer }) => Promise<unknown>,
): Promise<Received> {
  const received: Received = { added: [], problems: [] };
  const keep = async (name: string, content: Buffer | null): Promise<UploadProblem | null> => {
    if (content === null) return "too-large";
    const mediaType = mediaTypeOf(content);
    if (!(mediaType in mediaTypes)) return mediaType as UploadProblem;
    try {
      await add({ name: documentName(name, mediaType as keyof typeof mediaTypes), mediaType, content });
      return null;
    } catch (error) {
      if (error instanceof StoreError && error.code === "document-limit") return "document-limit";
      throw error;
    }
  };
  const { tooMany } = await readUpload(
    request,
    (token) => isTokenOf(response, token),
    async ({ name, content }) => {
      const problem = await keep(name, content);
      if (problem === null) received.added.push(name);
      else received.problems.push({ name, problem });
    },
  );
  if (tooMany) received.problems.push({ name: null, problem: "too-many" });
  if (received.added.length + received.problems.length === 0) received.problems.push({ name: null, problem: "none" });
  return received;
}
