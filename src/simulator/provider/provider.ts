import { randomBytes } from "node:crypto";
import type { Configuration, KoaContextWithOIDC, Provider } from "oidc-provider";
import type { Logger } from "pino";
import type { Clock } from "../../domain/clock.ts";
import type { Faults } from "../faults.ts";
import { KEY_ID, type SigningKeys } from "../state/signing-keys.ts";
import type { SimulatorState } from "../state/state.ts";
import { behaveLikeGovbr, SESSION_COOKIE } from "./behave-like-govbr.ts";
import { idTokenClaims } from "./claims.ts";
import { loadOidcProvider, quietly } from "./load-provider.ts";
import { CLAIMS, SCOPES } from "./scopes.ts";

export interface ProviderOptions {
  /** Ends in a slash, which is part of the `iss` value (manual, step 9). */
  issuer: string;
  credential: { clientId: string; clientSecret: string };
  serviceName: string;
  redirectUris: string[];
  state: SimulatorState;
  keys: SigningKeys;
  faults: Faults;
  /** HTML of the page that tells the person what went wrong; Gov.br does not redirect back on such errors. */
  renderError(error: { code: string; description: string }): string;
  log: Logger;
  clock: Clock;
}

const ID_TOKEN_LIFETIME = 60;
const HOUR = 60 * 60;
/** Authorisation codes of Gov.br are long (a JWE): too long for a short database column. */
const CODE_BITS = 3000;

/**
 * The OpenID provider. Its own sessions and grants live for one authorisation only: single sign-on and remembered consents are
 * the simulator's (state/sessions.ts, state/consents.ts), so that they survive a restart. The id of the simulator's session
 * travels as the `acr` of the provider's session, which no claim publishes.
 */
export async function createProvider(options: ProviderOptions): Promise<Provider> {
  const { issuer, credential, state, keys, log } = options;
  const oidc = await loadOidcProvider(log);

  class SimulatorKey extends oidc.ExternalSigningKey {
    override keyObject() {
      return keys.publicKey();
    }
    override sign(data: Uint8Array) {
      return keys.sign(data);
    }
  }
  const key = Object.assign(new SimulatorKey(), { kid: KEY_ID, alg: "RS256" });

  const configuration: Configuration = {
    clients: [
      {
        client_id: credential.clientId,
        client_secret: credential.clientSecret,
        client_name: options.serviceName,
        redirect_uris: options.redirectUris,
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_basic",
        scope: SCOPES.join(" "),
      },
    ],
    jwks: { keys: [key as never] },
    scopes: [...SCOPES],
    claims: CLAIMS,
    conformIdTokenClaims: false,
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    subjectTypes: ["public"],
    pkce: { required: () => true },
    routes: { authorization: "/authorize", token: "/token", jwks: "/jwk", userinfo: "/userinfo", end_session: "/logout" },
    features: {
      devInteractions: { enabled: false },
      externalSigningSupport: { enabled: true, ack: "experimental-01" },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: { enabled: false },
      dPoP: { enabled: false },
    },
    interactions: { url: (_ctx, interaction) => `/entrar/${interaction.uid}` },
    cookies: {
      names: { session: SESSION_COOKIE, interaction: "simulador_interacao", resume: "simulador_retorno" },
      keys: [randomBytes(24).toString("base64url")],
    },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: HOUR,
      IdToken: ID_TOKEN_LIFETIME,
      Interaction: HOUR,
      Session: HOUR,
    },
    formats: { bitsOfOpaqueRandomness: (_ctx, token) => (token.kind === "AuthorizationCode" ? CODE_BITS : 256) },
    expiresWithSession: () => false,
    issueRefreshToken: () => false,
    clientBasedCORS: () => false,
    loadExistingGrant: (ctx) => grantOfConsent(ctx, options),
    findAccount: (_ctx, cpf, token) => {
      const account = state.accounts.find(cpf);
      if (!account) return undefined;
      return {
        accountId: cpf,
        claims: (_use: string, scope: string) => {
          const session = token && "acr" in token ? state.sessions.find(token.acr as string) : null;
          if (!session) throw new oidc.errors.InvalidGrant("the person signed out meanwhile");
          return { ...idTokenClaims(account, session, scope.split(" "), issuer), sub: cpf };
        },
      };
    },
    renderError: (ctx, out) => {
      ctx.type = "html";
      // Gov.br calls an unregistered redirect_uri invalid_grant (manual, "Erros comuns").
      const code = out.error === "invalid_redirect_uri" ? "invalid_grant" : out.error;
      ctx.body = options.renderError({ code, description: out.error_description ?? "" });
    },
  };
  const provider = await quietly(log, () => new oidc.Provider(issuer, configuration));
  provider.on("server_error", (_ctx, error) => log.error({ err: error }, "simulated Gov.br failed"));
  provider.use(behaveLikeGovbr(options));
  return provider;
}

/** The grant just given, or a new one when the person consented to the same scopes before. */
async function grantOfConsent(ctx: KoaContextWithOIDC, { state }: ProviderOptions) {
  const { provider, session, client } = ctx.oidc;
  const given = ctx.oidc.result?.consent?.grantId;
  if (given) return provider.Grant.find(given);
  const cpf = session?.accountId;
  const scopes = [...ctx.oidc.requestParamScopes];
  if (!cpf || !client || !state.consents.covers(cpf, client.clientId, scopes)) return undefined;
  const grant = new provider.Grant({ accountId: cpf, clientId: client.clientId });
  grant.addOIDCScope(scopes.join(" "));
  await grant.save();
  return grant;
}
