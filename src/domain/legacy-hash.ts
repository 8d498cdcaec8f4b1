import type { HashScheme } from "./legacy-import.ts";

/** The most work that a hash may ask for: a line of a file must not be able to stop the platform. */
const most = { bcryptCost: 14, argon2Kib: 262_144, argon2Rounds: 10, pbkdf2Rounds: 2_000_000 };

const base64 = "[A-Za-z0-9+/]+={0,2}";
/** How each scheme spells its hashes. */
export const hashShapes: Record<HashScheme, RegExp> = {
  /** `$2a$`, `$2b$` and PHP's `$2y$`. */
  bcrypt: /^\$2[aby]\$(\d{2})\$[./A-Za-z0-9]{53}$/,
  /** PHC: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`; argon2i and argon2d, too. */
  argon2: /^\$argon2(?:id|i|d)\$(?:v=\d+\$)?m=(\d{1,9}),t=(\d{1,5}),p=\d{1,3}\$[A-Za-z0-9+/]{8,}\$[A-Za-z0-9+/]{16,}$/,
  /** Django's `pbkdf2_sha256$600000$salt$base64`, or PHC's and passlib's `$pbkdf2-sha256$29000$salt$hash` (`i=29000` as well). */
  pbkdf2: new RegExp(
    String.raw`^(?:pbkdf2_(sha1|sha256|sha512)\$(\d{1,9})\$([^$]{1,128})\$(${base64})|\$pbkdf2-(sha1|sha256|sha512)\$(?:i=)?(\d{1,9})(?:,l=\d+)?\$([A-Za-z0-9+/.]{1,172})\$([A-Za-z0-9+/.]{20,172}))$`,
  ),
  /** LDAP's salted SHA-1, `{SSHA}` and base64 of hash and salt; `{SSHA256}` and `{SSHA512}`, too. */
  ssha: new RegExp(`^\\{SSHA(256|512)?\\}(${base64})$`, "i"),
  /** 32 hexadecimal digits, without salt; LDAP's `{MD5}base64` as well. */
  md5: /^(?:[0-9a-f]{32}|\{MD5\}[A-Za-z0-9+/]{22}==)$/i,
};

/** Whether this is a hash as the scheme spells it, and one that can be computed in reasonable time. */
export function isPasswordHash(scheme: HashScheme, hash: string): boolean {
  const match = hashShapes[scheme].exec(hash);
  if (match === null) return false;
  if (scheme === "bcrypt") return Number(match[1]) >= 4 && Number(match[1]) <= most.bcryptCost;
  if (scheme === "argon2") return Number(match[1]) <= most.argon2Kib && Number(match[2]) <= most.argon2Rounds;
  if (scheme === "pbkdf2") return Number(match[2] ?? match[6]) > 0 && Number(match[2] ?? match[6]) <= most.pbkdf2Rounds;
  if (scheme === "ssha") return Buffer.from(match[2]!, "base64").length > sshaDigestBytes(match[1]);
  return true;
}

/** How many bytes of a `{SSHA…}` are the digest; the rest is the salt. */
export function sshaDigestBytes(bits: string | undefined): number {
  return bits ? Number(bits) / 8 : 20;
}
