import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

export interface KeyPems {
  privatePem: string;
  publicPem: string;
}

/** RSA 2048, made by OpenSSL in a thread of its own: ask for several at once. */
export async function newKey(): Promise<KeyPems> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return { privatePem: privateKey, publicPem: publicKey };
}
