import type { ServerResponse } from "node:http";
import { certificate as texts } from "../texts/certificate.ts";

/** Sent with every answer: nothing here is to be kept, framed, or told to another site. */
export const SAFE_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  // A new connection for the next try, so that another certificate can be chosen.
  connection: "close",
} as const;

/** Answers with one of the few pages of this host. */
export function sendPage(response: ServerResponse, status: number, page: keyof typeof texts.pages): void {
  const { heading, body } = texts.pages[page];
  response.writeHead(status, { ...SAFE_HEADERS, "content-type": "text/html; charset=utf-8" });
  response.end(
    `<!doctype html><html lang="pt-BR"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${heading} – ${texts.title}</title></head><body><main><h1>${heading}</h1><p>${body}</p></main></body></html>`,
  );
}
