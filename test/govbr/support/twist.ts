import type { SigningKey } from "./keys.ts";

/** An answer put in place of the provider's; `drop` cuts the connection, `hang` never answers. */
export type Answer = { status: number; body: string; type?: string; headers?: Record<string, string> } | "drop" | "hang";

/** What differs from an honest login. Each part left out stays honest. */
export interface Twist {
  /** Other claims in the id token, signed with the provider's own key. */
  claims?(claims: Record<string, unknown>): Record<string, unknown>;
  /** Another id token altogether. */
  idToken?(claims: Record<string, unknown>, key: SigningKey): string;
  /** Another answer of the token endpoint. */
  token?(body: Record<string, unknown>): Record<string, unknown>;
  /** Another metadata document. */
  discovery?(document: Record<string, unknown>): Record<string, unknown>;
  /** Other keys. */
  jwks?(key: SigningKey): object;
  /** What the browser brings back. */
  callback?(url: URL): URL;
  /** Answers by path, instead of asking the provider. */
  answers?: Record<string, Answer>;
  /** The person chooses "Negar". */
  denies?: boolean;
  /** `sub` of the person. */
  sub?: string;
  /** What this machine's clock adds to the true time, in seconds. */
  clockOffset?: number;
  /** Limit of one request in milliseconds; generous unless told, because test machines are slow at times. */
  timeoutMs?: number;
}
