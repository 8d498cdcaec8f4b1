import { createHash, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Shell } from "../commands/shell.ts";

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>;

/** After a wrong password the user is locked for this time (ms), as in Camunda. */
const lockTime = 3000;
/** Credentials that were right are remembered as a hash, so that not every request pays for scrypt. */
const rememberedLimit = 1000;

export interface Credentials {
  id: string;
  password: string;
}

/** A password as it is stored: `scrypt$<salt>$<hash>`, both base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, 32);
  return `scrypt$${salt.toString("base64")}$${hash.toString("base64")}`;
}

async function matches(password: string, stored: string | null): Promise<boolean> {
  const [, salt, hash] = stored?.split("$") ?? [];
  // Also without a stored hash the same work is done: the time must not tell whether the user exists.
  const derived = await derive(password, Buffer.from(salt ?? "", "base64"), 32);
  return hash !== undefined && timingSafeEqual(derived, Buffer.from(hash, "base64"));
}

/** Knows who may ask: the configured users, and those created through the API. */
export class Authenticator {
  private readonly configured = new Map<string, Buffer>();
  private readonly lockedUntil = new Map<string, number>();
  private readonly remembered = new Map<string, string>();

  /** `isOpen`: no authentication; only when that was asked for explicitly. */
  constructor(
    private readonly shell: Shell,
    users: readonly Credentials[],
    readonly isOpen: boolean,
  ) {
    for (const { id, password } of users) this.configured.set(id, digest(password));
  }

  /** The user of a Basic authorization header; null when everything is open; undefined when refused. */
  async authenticate(header: string | undefined): Promise<string | null | undefined> {
    if (this.isOpen) return null;
    const match = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? "");
    if (match === null) return undefined;
    const text = Buffer.from(match[1]!, "base64").toString("utf8");
    const colon = text.indexOf(":");
    if (colon < 0) return undefined;
    const id = text.slice(0, colon);
    return (await this.verify(id, text.slice(colon + 1))) ? id : undefined;
  }

  /** Whether the password is right. A wrong one locks the user for a while. */
  async verify(id: string, password: string): Promise<boolean> {
    const until = this.lockedUntil.get(id);
    if (until !== undefined) {
      if (this.shell.now() < until) return false;
      this.lockedUntil.delete(id);
    }
    const configured = this.configured.get(id);
    const isRight = configured ? timingSafeEqual(configured, digest(password)) : await this.verifyStored(id, password);
    if (!isRight) this.lockedUntil.set(id, this.shell.now() + lockTime);
    if (this.lockedUntil.size > rememberedLimit) this.lockedUntil.delete(this.lockedUntil.keys().next().value!);
    return isRight;
  }

  /** Lets a user in again who was locked. */
  unlock(id: string): void {
    this.lockedUntil.delete(id);
  }

  /** Forgets what it knows of a user whose password has changed or who was deleted. */
  forget(id: string): void {
    this.remembered.delete(id);
  }

  private async verifyStored(id: string, password: string): Promise<boolean> {
    const key = digest(`${id}\n${password}`).toString("base64");
    const [row] = await this.shell.database.run("user password", "select password_hash from engine_user where id = $1", [id]);
    const stored: string | null = row?.password_hash ?? null;
    if (stored !== null && this.remembered.get(id) === `${stored} ${key}`) return true;
    if (!(await matches(password, stored))) return false;
    if (this.remembered.size >= rememberedLimit) this.remembered.clear();
    this.remembered.set(id, `${stored} ${key}`);
    return true;
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
