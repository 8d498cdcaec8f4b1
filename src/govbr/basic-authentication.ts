import type { ClientAuth } from "openid-client";

/**
 * `client_secret_basic` as the manual prescribes (step 6): Base64 of `client_id:client_secret` as they are. The
 * library's own percent-encodes even `-` and `.`, which client ids of Gov.br contain and its server does not decode.
 */
export function basicAuthentication(clientSecret: string): ClientAuth {
  return (_server, client, _body, headers) => {
    headers.set("authorization", `Basic ${Buffer.from(`${client.client_id}:${clientSecret}`).toString("base64")}`);
  };
}
