import { createHash, pbkdf2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { verify as verifyArgon2 } from "@node-rs/argon2";
import { compare } from "bcryptjs";
import { hashShapes, isPasswordHash, sshaDigestBytes } from "../../domain/legacy-hash.ts";
import type { HashScheme } from "../../domain/legacy-import.ts";

const derive = promisify(pbkdf2);

/** Whether the password is the one of the hash. Never throws for a hash that `isPasswordHash` accepts. */
export async function isPassword(scheme: HashScheme, hash: string, password: string): Promise<boolean> {
  if (password.length > 1_024 || !isPasswordHash(scheme, hash)) return false;
  if (scheme === "bcrypt") return compare(password, hash);
  if (scheme === "argon2") return verifyArgon2(hash, password).catch(() => false);
  for (const bytes of spellings(password)) if (await verifiers[scheme](hash, bytes)) return true;
  return false;
}

/** The bytes that an old page may have hashed: UTF-8, and Latin-1 where that is something else. */
function spellings(password: string): Buffer[] {
  const utf8 = Buffer.from(password, "utf8");
  const latin1 = Buffer.from(password, "latin1");
  return latin1.toString("latin1") === password && !latin1.equals(utf8) ? [utf8, latin1] : [utf8];
}

const verifiers: Record<"pbkdf2" | "ssha" | "md5", (hash: string, password: Buffer) => Promise<boolean>> = {
  async pbkdf2(hash, password) {
    const [, django, djangoRounds, djangoSalt, djangoHash, phc, phcRounds, phcSalt, phcHash] = hashShapes.pbkdf2.exec(hash)!;
    const salt = django ? Buffer.from(djangoSalt!, "utf8") : adapted(phcSalt!);
    const expected = django ? Buffer.from(djangoHash!, "base64") : adapted(phcHash!);
    const rounds = Number(djangoRounds ?? phcRounds);
    return same(await derive(password, salt, rounds, expected.length, (django ?? phc)!), expected);
  },
  async ssha(hash, password) {
    const [, bits, content] = hashShapes.ssha.exec(hash)!;
    const bytes = Buffer.from(content!, "base64");
    const length = sshaDigestBytes(bits);
    const salt = bytes.subarray(length);
    const digest = createHash(bits ? `sha${bits}` : "sha1")
      .update(password)
      .update(salt);
    return same(digest.digest(), bytes.subarray(0, length));
  },
  async md5(hash, password) {
    const expected = hash.startsWith("{") ? Buffer.from(hash.slice(5), "base64") : Buffer.from(hash, "hex");
    return same(createHash("md5").update(password).digest(), expected);
  },
};

/** Base64 without padding, in which passlib writes `.` for `+`. */
function adapted(text: string): Buffer {
  return Buffer.from(text.replaceAll(".", "+"), "base64");
}

function same(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
