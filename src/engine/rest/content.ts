import type { TypedValue } from "../core/types/values.ts";
import { invalid } from "./errors.ts";
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

/** The content of a File or Bytes variable as the answer. Throws for a value of any other type. */
export function binaryValue({ type, value, valueInfo }: TypedValue, id: string): Reply {
  if (type !== "File" && type !== "Bytes") throw invalid(`Value of variable with id ${id} is not a binary value.`);
  const content = Buffer.from((value as string | null) ?? "", "base64");
  if (type === "Bytes") return { status: 200, content, headers: { "Content-Type": "application/octet-stream" } };
  const { filename, mimeType, encoding } = valueInfo as { filename: string; mimeType?: string; encoding?: string };
  const contentType = mimeType === undefined ? "application/octet-stream" : mimeType + (encoding ? `;charset=${encoding}` : "");
  return attachment(content, filename, contentType);
}
