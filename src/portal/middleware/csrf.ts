import { timingSafeEqual } from "node:crypto";
import type { Express, Request, Response } from "express";
import type { PortalContext } from "../context.ts";
import { PortalProblem } from "../problem.ts";
import { fieldOf } from "./parsing.ts";
import { sessionOf } from "./sessions.ts";

/** Name of the hidden field. */
export const CSRF_FIELD = "_csrf";
/** What carries the token where a program of ours sends JSON: no other site's page may set it. */
export const CSRF_HEADER = "x-csrf-token";

/** Uploads are read by their own route, after it has asked for the token: reading them here would mean keeping them. */
const UPLOADS =
  /^(\/processos\/[^/]+\/documentos|\/empresa\/comprovante|\/estrangeiras\/documentos|\/equipe\/migracao\/importacoes|\/equipe\/modelos\/mudancas\/[^/]+\/enviar)$/;

/**
 * Everything that is sent must come from a page of ours (Sec-Fetch-Site, Origin) and carry the token of this browser's
 * session. Reading requests change nothing.
 */
export function setUpCsrf(app: Express, { publicUrl, log }: PortalContext): void {
  const ownOrigin = new URL(publicUrl).origin;
  app.use((request, response, next) => {
    if (["GET", "HEAD", "OPTIONS"].includes(request.method)) {
      next();
      return;
    }
    const expected = sessionOf(response).data?.csrfToken ?? null;
    const reason = objection(request, ownOrigin, expected, UPLOADS.test(request.path));
    if (reason !== null) {
      log.warn({ path: request.path, reason }, "request refused: not from a page of this session");
      throw new PortalProblem("csrf", 403);
    }
    next();
  });
}

/** Whether a token is the one of the session of this request. */
export function isTokenOf(response: Response, token: string): boolean {
  const expected = sessionOf(response).data?.csrfToken ?? null;
  return expected !== null && sameText(token, expected);
}

function objection(request: Request, ownOrigin: string, expected: string | null, upload: boolean): string | null {
  const site = request.get("sec-fetch-site");
  if (site !== undefined && site !== "same-origin") return "sec-fetch-site";
  const origin = request.get("origin");
  if (origin !== undefined && origin !== ownOrigin) return "origin";
  if (expected === null) return "no session";
  if (upload && request.is("multipart/form-data")) return null;
  const token = request.get(CSRF_HEADER) ?? fieldOf(request.body, CSRF_FIELD);
  return sameText(token, expected) ? null : "token";
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
