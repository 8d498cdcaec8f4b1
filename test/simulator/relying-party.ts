import * as client from "openid-client";
import type { Simulator } from "../../src/simulator/index.ts";
import type { HttpBrowser } from "./http-browser.ts";

export const REDIRECT_URI = "http://localhost:3000/govbr/retorno";
export const ALL_SCOPES =
  "openid email profile phone govbr_empresa govbr_confiabilidades govbr_confiabilidades_idtoken govbr_recupera_certificadox509";

/** A service that uses the simulated Gov.br as the product does. */
export async function relyingParty(simulator: Simulator, scope = ALL_SCOPES, clientSecret = simulator.clientSecret) {
  const config = await client.discovery(
    new URL(simulator.issuer),
    simulator.clientId,
    undefined,
    client.ClientSecretBasic(clientSecret),
    { execute: [client.allowInsecureRequests] },
  );
  const codeVerifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const parameters = {
    redirect_uri: REDIRECT_URI,
    scope,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  };
  return {
    authorizationUrl: (changes: Record<string, string> = {}) =>
      client.buildAuthorizationUrl(config, { ...parameters, ...changes }).href,
    exchange: (callback: URL) =>
      client.authorizationCodeGrant(config, callback, {
        pkceCodeVerifier: codeVerifier,
        expectedState: state,
        expectedNonce: nonce,
      }),
    state,
  };
}

/** Signs in with CPF and password; the browser is then at the consent page, or back at the service. */
export async function signIn(browser: HttpBrowser, { cpf, password }: { cpf: string; password: string }): Promise<void> {
  await browser.submit("/cpf", { cpf });
  await browser.submit("/senha", { senha: password });
}

/** Payload of a JWT, unchecked. */
export function payloadOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split(".")[1]!, "base64url").toString());
}
