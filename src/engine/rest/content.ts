import type { Reply } from "./http.ts";

/** A file as the answer: its name twice, once for old clients in Latin letters. */
export function attachment(content: Buffer | string, name: string, type: string): Reply {
  const plain = name.replace(/[^\x20-\x7e\xa0-\xff]|["\\]/g, "?");
  return {
    ...{ status: 200, content },
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  };
}

/** Text as the answer. */
export function plainText(content: string): Reply {
  return { status: 200, content, headers: { "Content-Type": "text/plain" } };
}
