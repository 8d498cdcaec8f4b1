import type { KoaContextWithOIDC } from "oidc-provider";
import { ACCESS_TOKEN_LIFETIME, issueAccessToken } from "./access-token.ts";
import { sessionClaims } from "./claims.ts";
import type { ProviderOptions } from "./provider.ts";

/** Cookie of the provider's own session. */
export const SESSION_COOKIE = "simulador_op";

/** Middleware around the provider: what Gov.br does differently from a standard OpenID provider. */
export function behaveLikeGovbr(options: ProviderOptions) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    // Every authorisation begins without a provider session: the simulator's own session decides who is signed in.
    if (ctx.path === "/authorize") forgetProviderSession(ctx);
    await next();
    if (ctx.path.startsWith("/authorize")) reshapeRedirect(ctx, options);
    if (ctx.path === "/token") await reshapeTokenAnswer(ctx, options);
  };
}

/** In this request and, because the provider sends no cookie for an empty session, in the browser too. */
function forgetProviderSession(ctx: KoaContextWithOIDC): void {
  const kept = (ctx.req.headers.cookie ?? "").split(/;\s*/).filter((pair) => !pair.startsWith(`${SESSION_COOKIE}=`));
  ctx.req.headers.cookie = kept.join("; ");
  ctx.cookies.set(SESSION_COOKIE, null);
}

function reshapeRedirect(ctx: KoaContextWithOIDC, { redirectUris, faults }: ProviderOptions): void {
  const location = ctx.response.get("location");
  if (!location || !redirectUris.some((uri) => location.startsWith(uri))) return;
  const url = new URL(location);
  if (!faults.current().issParameter) url.searchParams.delete("iss");
  if (url.searchParams.get("error") === "access_denied" && faults.current().denialWithoutState) url.searchParams.delete("state");
  ctx.set("location", url.href);
}

async function reshapeTokenAnswer(ctx: KoaContextWithOIDC, options: ProviderOptions): Promise<void> {
  const { state, keys, issuer, clock } = options;
  const body = ctx.body as Record<string, unknown> | undefined;
  if (ctx.status === 401 && body) {
    ctx.body = { error: "unauthorized", error_description: "Bad credentials" };
    return;
  }
  const code = ctx.oidc?.entities?.AuthorizationCode;
  if (ctx.status !== 200 || !body?.access_token || !code) return;
  const account = state.accounts.find(code.accountId ?? "");
  const session = state.sessions.find(code.acr);
  if (!account || !session) return;
  const { token, claims } = await issueAccessToken(
    keys,
    {
      aud: options.credential.clientId,
      sub: account.cpf,
      preferred_username: account.cpf,
      scope: [...code.scopes],
      iss: issuer,
      ...sessionClaims(account, session),
    },
    clock(),
  );
  if (session.certificate) state.issuedTokens.remember(claims.jti, { certificate: session.certificate, exp: claims.exp });
  ctx.body = { ...body, access_token: token, expires_in: ACCESS_TOKEN_LIFETIME };
}
