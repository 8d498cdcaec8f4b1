import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { StoreError } from "./errors.ts";

/** Encrypts what must not be readable in the database or its backups. */
export interface SecretBox {
  /** @param purpose where the secret belongs, such as `login-attempt:<id>`; it opens nowhere else */
  seal(plain: string, purpose: string): string;
  /** StoreError `encryption-key-unknown` when it was sealed with another key; throws when it was altered. */
  open(sealed: string, purpose: string): string;
}

/** AES-256-GCM. The text begins with an id of the key, so that a wrong key shows as such and not as damage. */
export function createSecretBox(key: Buffer): SecretBox {
  const keyId = createHash("sha256").update("key-id").update(key).digest("hex").slice(0, 8);
  return {
    seal(plain, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
      const content = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${keyId}.${content.toString("base64url")}`;
    },
    open(sealed, purpose) {
      const [id, content] = sealed.split(".");
      if (id !== keyId || content === undefined) {
        throw new StoreError("encryption-key-unknown", `Sealed with key ${id}, but the configured key is ${keyId}`);
      }
      const bytes = Buffer.from(content, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
    },
  };
}
