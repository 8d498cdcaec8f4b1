import { allowInsecureRequests, customFetch, discovery, type ServerMetadata } from "openid-client";
import { GovbrError } from "./error.ts";
import { fromLibrary } from "./library-error.ts";
import type { GovbrSettings } from "./settings.ts";
import type { Transport } from "./transport.ts";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const REFRESH_MS = 24 * 60 * 60 * 1_000;

/** The addresses the integration manual prints (steps 3, 6, 7 and 10); it does not mention discovery at all. */
export function manualMetadata(issuer: string): ServerMetadata {
  const base = issuer.replace(/\/$/, "");
  return {
    issuer,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${base}/jwk`,
    userinfo_endpoint: `${base}/userinfo`,
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

/**
 * Gives the provider's metadata: discovered at first need and once a day. While discovery does not answer, the
 * addresses of the manual serve, and discovery is tried again after 1, 2, 4 … 60 seconds. Throws `issuer-invalid`
 * when the document names another issuer: that is a wrong setting or somebody in between, not an outage.
 */
export function createMetadata(
  settings: Pick<GovbrSettings, "issuer" | "clientId" | "clock" | "log" | "allowInsecure">,
  transport: Transport,
): () => Promise<ServerMetadata> {
  let known: { metadata: ServerMetadata; until: number } | null = null;
  let failures = 0;
  let notBefore = 0;
  let running: Promise<ServerMetadata> | null = null;

  async function discover(): Promise<ServerMetadata> {
    const now = settings.clock().getTime();
    try {
      const metadata = await discoverOnce(settings, transport);
      known = { metadata, until: now + REFRESH_MS };
      failures = 0;
      return metadata;
    } catch (error) {
      const reason = fromLibrary(error);
      if (reason.code === "issuer-invalid") throw reason;
      notBefore = now + Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
      failures += 1;
      settings.log.warn({ code: reason.code, reason: reason.reason }, "Gov.br discovery failed, using the manual's addresses");
      return known?.metadata ?? manualMetadata(settings.issuer);
    }
  }

  return async () => {
    const now = settings.clock().getTime();
    if (known !== null && now < known.until) return known.metadata;
    if (now < notBefore) return known?.metadata ?? manualMetadata(settings.issuer);
    running ??= discover().finally(() => {
      running = null;
    });
    return running;
  };
}

async function discoverOnce(
  settings: Pick<GovbrSettings, "issuer" | "clientId" | "allowInsecure">,
  transport: Transport,
): Promise<ServerMetadata> {
  const found = await discovery(new URL(settings.issuer), settings.clientId, undefined, undefined, {
    [customFetch]: transport,
    execute: settings.allowInsecure ? [allowInsecureRequests] : [],
  });
  const metadata = found.serverMetadata();
  // The library compares addresses, we compare letters: Gov.br's trailing slash is part of the issuer.
  if (metadata.issuer !== settings.issuer) throw new GovbrError("issuer-invalid", "discovery names another issuer");
  for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const) {
    if (metadata[name] === undefined) throw new GovbrError("unavailable", `discovery lacks ${name}`);
  }
  return metadata;
}
