import { createPrivateKey, createPublicKey, generateKeyPair, type JsonWebKey, type KeyObject, sign } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { type JsonFile, jsonFile } from "./json-file.ts";

/** Key id of Gov.br in staging and in production alike; a rotated key keeps it. */
export const KEY_ID = "rsa1";

/** The provider's signing key (RSA 2048), which survives restarts. */
export interface SigningKeys {
  publicKey(): KeyObject;
  /** RS256 signature; with a key nobody published while `wrongKey` is on. */
  sign(data: Uint8Array): Promise<Buffer>;
  /** A new modulus under the same kid, as Gov.br would do it. */
  rotate(): Promise<void>;
  /** One key, without `use`, as the manual shows it (step 7). */
  jwks(): { keys: JsonWebKey[] };
}

export async function openSigningKeys(folder: string, isWrongKeyOn: () => boolean): Promise<SigningKeys> {
  const file = jsonFile<{ pem: string }>(join(folder, "signing-key.json"), () => ({ pem: "" }));
  if (file.read().pem === "") await generateInto(file);
  let key = createPrivateKey(file.read().pem);
  let stranger: KeyObject | null = null;
  return {
    publicKey: () => createPublicKey(key),
    async sign(data) {
      if (isWrongKeyOn()) stranger ??= createPrivateKey(await newPem());
      return sign("sha256", data, isWrongKeyOn() && stranger ? stranger : key);
    },
    async rotate() {
      await generateInto(file);
      key = createPrivateKey(file.read().pem);
    },
    jwks() {
      const { kty, e, n } = createPublicKey(key).export({ format: "jwk" });
      return { keys: [{ kty, e, kid: KEY_ID, alg: "RS256", n }] };
    },
  };
}

async function generateInto(file: JsonFile<{ pem: string }>): Promise<void> {
  const pem = await newPem();
  file.update((document) => {
    document.pem = pem;
  });
}

async function newPem(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}
