import type { Logger } from "pino";
import type { Clock } from "../domain/clock.ts";
import { GovbrError } from "./error.ts";

/** What the relying party must know. Addresses and credentials come with the registration at Gov.br. */
export interface GovbrSettings {
  /** To the letter, trailing slash included: `https://sso.acesso.gov.br/`. */
  issuer: string;
  /** Base of the companies API: `https://api.acesso.gov.br`. */
  apiUrl: string;
  clientId: string;
  clientSecret: string;
  /** Exactly as registered. */
  redirectUri: string;
  /** `https://sso.acesso.gov.br/logout`: Gov.br does not announce it. */
  logoutUrl: string;
  /** Exactly as registered as "URL de Log Out"; anything else leaves the person on a Gov.br page. */
  postLogoutUrl: string;
  /** Separated by spaces or `+`. */
  scopes: string;
  clock: Clock;
  log: Logger;
  /** Allows plain http, for the simulator on the same machine. */
  allowInsecure?: boolean;
  /** Limit of one request to Gov.br, in milliseconds (10,000 unless told). */
  timeoutMs?: number;
}

/** Removes the stray blanks that Gov.br answers with `invalid_client`, and refuses plain http unless allowed. */
export function checkSettings(settings: GovbrSettings): GovbrSettings & { timeoutMs: number } {
  for (const name of ["issuer", "apiUrl", "logoutUrl"] as const) {
    if (new URL(settings[name]).protocol !== "https:" && !settings.allowInsecure) {
      throw new GovbrError("insecure-address", `${name} must be an https address`);
    }
  }
  return {
    ...settings,
    clientId: settings.clientId.trim(),
    clientSecret: settings.clientSecret.trim(),
    timeoutMs: settings.timeoutMs ?? 10_000,
  };
}
