import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

/** Cheap on purpose: it guards development accounts, and a first start hashes a dozen of them. */
const COST = { N: 1024, r: 8, p: 1 };

/** `salt:hash`, both base64url. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString("base64url")}:${scryptSync(password, salt, 32, COST).toString("base64url")}`;
}

/** Compares in constant time. */
export function isPassword(password: string, stored: string): boolean {
  const [salt, hash] = stored.split(":").map((part) => Buffer.from(part, "base64url"));
  if (!salt || !hash) return false;
  return timingSafeEqual(scryptSync(password, salt, 32, COST), hash);
}
