import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { hashToken } from "../tokens.ts";

/** RFC 6238 as every app has it. */
const period = 30;

/** Letters and digits that nobody confuses: no 0, 1, I, L, O, U. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new secret of 160 bits, in Base32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The time step whose code this is, one step of drift either way allowed; null when it is none of them. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const digits = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period });
  const drift = totp.validate({ token: digits, timestamp: now.getTime(), window: 1 });
  return drift === null ? null : Math.floor(now.getTime() / 1000 / period) + drift;
}

/** Ten codes of 58 bits each, such as `K7QW-2M9D-XE4R`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => Array.from({ length: 3 }, () => randomText(4)).join("-"));
}

/** What the database keeps of a recovery code. Whoever reads it cannot try the possibilities out: there are too many. */
export function hashRecoveryCode(accountId: string, code: string): string {
  return hashToken(`${accountId}:${code.replace(/[\s-]/g, "").toUpperCase()}`);
}

/** Every character is as likely as every other: bytes that would tip the scale are thrown away. */
function randomText(length: number): string {
  const usable = 256 - (256 % alphabet.length);
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) if (byte < usable && text.length < length) text += alphabet[byte % alphabet.length];
  }
  return text;
}
