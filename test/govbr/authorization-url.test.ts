import { createHash } from "node:crypto";
import { createGovbr } from "../../src/govbr/index.ts";
import { CLIENT_ID, REDIRECT_URI } from "./support/provider.ts";
import { startWorld } from "./support/world.ts";

const world = await startWorld();
afterAll(() => world.stop());

test("the link to Gov.br carries state, nonce and the S256 challenge, and no secret", async () => {
  const checks = world.checks();
  const url = await world.govbr().authorizationUrl(checks);
  expect(url.origin + url.pathname).toBe(`${world.issuer}authorize`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    response_type: "code",
    scope: "openid email profile phone govbr_empresa govbr_confiabilidades_idtoken",
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: createHash("sha256").update(checks.codeVerifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  expect(url.href).not.toContain(checks.codeVerifier);
});

test.each(["openid email profile", "openid+email+profile", "  openid  email+profile "])(
  "scopes %p are joined by +, never %%2B",
  async (scopes) => {
    const url = await createGovbr({ ...world.settings(), scopes }).authorizationUrl(world.checks());
    expect(url.search).toContain("scope=openid+email+profile&");
  },
);

test("stray blanks around the credentials are removed", async () => {
  const settings = world.settings();
  const govbr = createGovbr({ ...settings, clientId: ` ${settings.clientId}\n`, clientSecret: `${settings.clientSecret}\n` });
  await expect(world.login(govbr)).resolves.toBeDefined();
});

test("credentials go to the token endpoint as the manual says: Base64 of id and secret as they are", async () => {
  world.authorizations.length = 0;
  await world.login();
  const { clientId, clientSecret } = world.settings();
  expect(world.authorizations).toEqual([`Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`]);
});

test("plain http is refused unless allowed", () => {
  const { allowInsecure, ...settings } = world.settings();
  expect(allowInsecure).toBe(true);
  expect(() => createGovbr(settings)).toThrow(expect.objectContaining({ code: "insecure-address" }));
  const https = { issuer: "https://sso.example/", apiUrl: "https://api.example", logoutUrl: "https://sso.example/logout" };
  expect(createGovbr({ ...settings, ...https })).toBeDefined();
});

test("the logout link carries the registered address and nothing else", () => {
  const url = world.govbr().logoutUrl();
  expect(url.pathname).toBe("/logout");
  expect([...url.searchParams]).toEqual([["post_logout_redirect_uri", "https://portal.example.gov.br/sair"]]);
});
