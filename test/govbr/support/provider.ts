import "./quiet.ts";
import { randomBytes } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import type { SigningKey } from "./keys.ts";

export const SCOPES = ["openid", "email", "profile", "phone", "govbr_empresa", "govbr_confiabilidades_idtoken"];
/** As Gov.br issues them: the domain of the application, with dashes and dots. */
export const CLIENT_ID = "h-portal.example.gov.br";
export const CLIENT_SECRET = "AJ-secret_of.the~client";
export const REDIRECT_URI = "https://portal.example.gov.br/govbr/retorno";

/** The person who logs in, as claims of the id token. */
export const PERSON = {
  name: "MARIA DA SILVA",
  email: "maria@example.com",
  email_verified: "true",
  amr: ["passwd"],
  reliability_info: { level: "gold", reliabilities: [{ id: "701", updatedAt: "2025-07-02T14:17:16.001-0300" }] },
  preferred_username: "12345678909",
};

/** What the person does at the provider. */
export interface Person {
  sub: string;
  denies: boolean;
}

/** A real OpenID provider with Gov.br's paths, whose one person logs in without a page. */
export function createProvider(issuer: string, key: SigningKey, person: Person): RequestListener {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [REDIRECT_URI],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_basic",
        id_token_signed_response_alg: "RS256",
      },
    ],
    jwks: { keys: [key.jwk as never] },
    routes: { authorization: "/authorize", token: "/token", jwks: "/jwk", userinfo: "/userinfo" },
    scopes: SCOPES,
    claims: { openid: ["sub", ...Object.keys(PERSON)] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...PERSON }) }),
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({ clientId: CLIENT_ID, accountId: person.sub });
      grant.addOIDCScope(SCOPES.join(" "));
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  return (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void serve(request, response);
    const result = person.denies ? { error: "access_denied" } : { login: { accountId: person.sub, amr: ["passwd"] } };
    void provider.interactionFinished(request, response, result);
  };
}

export async function listen(listener: RequestListener): Promise<{ server: Server; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
