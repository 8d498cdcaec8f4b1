import busboy from "busboy";
import { tooLarge, unsupportedMedia } from "./body.ts";
import { invalid, type RestError } from "./errors.ts";
import { maximumBodySize, type RestRequest } from "./http.ts";

/** One part of a multipart body. */
export interface FormPart {
  filename: string | null;
  /** As the part says it, with its parameters; null: not said. */
  contentType: string | null;
  bytes: Buffer;
}

/** Reads a multipart body: its parts by name (the last of a name wins). */
export function readForm({ incoming }: RestRequest): Promise<Map<string, FormPart>> {
  const { headers } = incoming;
  if (!/^multipart\/form-data/i.test(headers["content-type"] ?? "")) throw unsupportedMedia();
  return new Promise((resolve, reject) => {
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers, defParamCharset: "utf8", limits: { fieldSize: maximumBodySize } });
    } catch {
      throw malformed();
    }
    const parts = new Map<string, FormPart>();
    let size = 0;
    const refuse = (error: RestError) => {
      incoming.unpipe(parser);
      incoming.resume();
      reject(error);
    };
    const grow = (bytes: number) => {
      size += bytes;
      if (size > maximumBodySize) refuse(tooLarge());
      return size <= maximumBodySize;
    };
    parser.on("field", (name, value) => {
      const bytes = Buffer.from(value);
      if (grow(bytes.length)) parts.set(name, { filename: null, contentType: null, bytes });
    });
    parser.on("file", (name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        if (grow(chunk.length)) chunks.push(chunk);
      });
      stream.on("end", () =>
        parts.set(name, { filename: filename || null, contentType: mimeType || null, bytes: Buffer.concat(chunks) }),
      );
      // A body that ends inside a file fails here as well, and an error that nobody hears ends the process.
      stream.on("error", () => refuse(malformed()));
    });
    parser.on("error", () => refuse(malformed()));
    parser.on("close", () => resolve(parts));
    incoming.on("aborted", () => refuse(malformed()));
    incoming.pipe(parser);
  });
}

/** The text of a part, or null when it is missing. */
export function textPart(parts: ReadonlyMap<string, FormPart>, name: string): string | null {
  return parts.get(name)?.bytes.toString("utf8") ?? null;
}

function malformed(): RestError {
  return invalid("The multipart body cannot be read.");
}
