import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

const CIPHER = "aes-256-ctr";

/** A file that was uploaded, as long as it is kept. */
export interface KeptFile {
  /** As it was called where it came from. */
  name: string;
  sha256: string;
  bytes: number;
  /** Reads it from its beginning. */
  open(): Readable;
}

/** Files of one upload, on disk: they may be larger than memory, and are read twice. */
export interface KeptFolder {
  keep(name: string, content: Readable): Promise<KeptFile>;
  remove(): Promise<void>;
}

/**
 * A folder for files that hold password hashes: readable for this user alone, and under a key that only this process
 * knows, so that what a crash leaves behind is worth nothing.
 */
export async function openFolder(): Promise<KeptFolder> {
  const folder = await mkdtemp(join(tmpdir(), "sgci-import-"));
  return {
    async keep(name, content) {
      const [path, key, iv] = [join(folder, randomUUID()), randomBytes(32), randomBytes(16)];
      const hash = createHash("sha256");
      let bytes = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          bytes += chunk.length;
          done(null, chunk);
        },
      });
      await pipeline(content, measure, createCipheriv(CIPHER, key, iv), createWriteStream(path, { mode: 0o600 }));
      return {
        ...{ name, bytes, sha256: hash.digest("hex") },
        open() {
          const clear = createDecipheriv(CIPHER, key, iv);
          // Whoever reads the beginning only leaves no file open.
          void pipeline(createReadStream(path), clear).catch(() => undefined);
          return clear;
        },
      };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
