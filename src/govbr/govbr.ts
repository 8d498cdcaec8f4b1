import { createHash } from "node:crypto";
import { buildAuthorizationUrl } from "openid-client";
import type { GovbrCompany, GovbrIdentity } from "../domain/govbr-identity.ts";
import { checkCallback } from "./callback.ts";
import { readIdentity } from "./claims.ts";
import { createClient } from "./client.ts";
import { createCompanies } from "./companies.ts";
import { createExchange, type LoginChecks } from "./exchange.ts";
import { checkFreshness } from "./freshness.ts";
import { jwtPayload } from "./jwt-payload.ts";
import { createMetadata } from "./metadata.ts";
import { checkSettings, type GovbrSettings } from "./settings.ts";
import { createTransport } from "./transport.ts";

/** Life of an access token whose answer does not tell it, in seconds. */
const UNTOLD_LIFE_S = 600;

const DISCOVERY_LIMIT_MS = 3_000;

/** One login that was accepted. The access token is a secret: keep it encrypted, drop it at `expiresAt`. */
export interface GovbrLogin {
  identity: GovbrIdentity;
  accessToken: string;
  expiresAt: Date;
}

/** Gov.br Login Único as a relying party sees it. Every method throws GovbrError and nothing else. */
export interface Govbr {
  /** Where to send the browser: code flow with state, nonce and PKCE S256. */
  authorizationUrl(checks: LoginChecks): Promise<URL>;
  /** Redeems the return from Gov.br. `checks` are those of the login attempt kept for this browser, used only once. */
  exchange(currentUrl: URL, checks: LoginChecks): Promise<GovbrLogin>;
  /** The companies linked to the account; needs the scope `govbr_empresa` and a token that is still alive (one hour). */
  companies(accessToken: string, cpf: string): Promise<GovbrCompany[]>;
  /** Where to send the browser to leave Gov.br, after our own session was ended. */
  logoutUrl(): URL;
}

/** Builds the relying party. Nothing is asked of Gov.br before it is needed, so the product starts without it. */
export function createGovbr(given: GovbrSettings): Govbr {
  const settings = checkSettings(given);
  const transport = createTransport(settings.timeoutMs);
  // Discovery can be done without, and somebody waits for the link meanwhile.
  const metadata = createMetadata(settings, createTransport(Math.min(settings.timeoutMs, DISCOVERY_LIMIT_MS)));
  const redeem = createExchange(settings, transport);
  const redirectUri = new URL(settings.redirectUri).href;

  return {
    async authorizationUrl({ state, nonce, codeVerifier }) {
      return buildAuthorizationUrl(createClient(await metadata(), settings, transport), {
        response_type: "code",
        redirect_uri: redirectUri,
        // URLSearchParams writes the blank as "+"; Gov.br refuses "%2B".
        scope: settings.scopes
          .split(/[\s+]+/)
          .filter(Boolean)
          .join(" "),
        state,
        nonce,
        code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
        code_challenge_method: "S256",
      });
    },

    async exchange(currentUrl, checks) {
      const callback = checkCallback(currentUrl, redirectUri, checks.state);
      const tokens = await redeem(await metadata(), callback, checks);
      const now = settings.clock();
      checkFreshness(tokens.claims, now);
      const identity = readIdentity(tokens.claims, jwtPayload(tokens.accessToken));
      const expiresAt = new Date(now.getTime() + (tokens.expiresIn ?? UNTOLD_LIFE_S) * 1_000);
      return { identity, accessToken: tokens.accessToken, expiresAt };
    },

    companies: createCompanies(settings, transport),

    logoutUrl() {
      const url = new URL(settings.logoutUrl);
      url.searchParams.set("post_logout_redirect_uri", settings.postLogoutUrl);
      return url;
    },
  };
}
