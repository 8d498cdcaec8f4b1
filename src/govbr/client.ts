import {
  allowInsecureRequests,
  Configuration,
  clockSkew,
  clockTolerance,
  customFetch,
  enableNonRepudiationChecks,
  type ServerMetadata,
} from "openid-client";
import { basicAuthentication } from "./basic-authentication.ts";
import type { GovbrSettings } from "./settings.ts";
import type { Transport } from "./transport.ts";

/** How far our clock and Gov.br's may differ, in seconds. The id token itself lives for 60. */
export const CLOCK_TOLERANCE_S = 30;

/** A relying party as Gov.br wants it: Basic authentication, RS256 and nothing else, id token signature verified. */
export function createClient(
  server: ServerMetadata,
  settings: Pick<GovbrSettings, "clientId" | "clientSecret" | "clock" | "allowInsecure">,
  transport: Transport,
): Configuration {
  const client = new Configuration(
    server,
    settings.clientId,
    {
      id_token_signed_response_alg: "RS256",
      [clockTolerance]: CLOCK_TOLERANCE_S,
      [clockSkew]: Math.round((settings.clock().getTime() - Date.now()) / 1_000),
    },
    basicAuthentication(settings.clientSecret),
  );
  client[customFetch] = transport;
  if (settings.allowInsecure) allowInsecureRequests(client);
  // Without this the library trusts TLS alone in the code flow; step 7 of the manual obliges us to check with /jwk.
  enableNonRepudiationChecks(client);
  return client;
}
