import { hash, verify } from "@node-rs/argon2";

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is compared when there is nothing to compare with; no password matches it, but it takes as long. */
let nobody: Promise<string> | undefined;

/** The same text however a keyboard composes it. */
function normalised(password: string): string {
  return password.normalize("NFKC");
}

/** What the database keeps of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), parameters);
}

/** Whether the password is the right one. Without one to compare with it takes as long, and is false. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const right = await verify(kept ?? (await nobody), normalised(password));
  return kept !== null && right;
}
