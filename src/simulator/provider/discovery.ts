/**
 * The discovery document as seen on staging: no end_session_endpoint, no code_challenge_methods_supported, no refresh token,
 * no revocation; PKCE works all the same, and the logout address must be configured.
 */
export function discoveryDocument(issuer: string) {
  const at = (path: string) => new URL(path, issuer).href;
  return {
    issuer,
    authorization_endpoint: at("authorize"),
    token_endpoint: at("token"),
    userinfo_endpoint: at("userinfo"),
    jwks_uri: at("jwk"),
    response_types_supported: ["code"],
    grant_types_supported: ["authorization_code", "client_credentials"],
    subject_types_supported: ["public", "pairwise"],
    id_token_signing_alg_values_supported: ["RS256", "RS512"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    scopes_supported: [
      "openid",
      "profile",
      "email",
      "phone",
      "govbr_empresa",
      "govbr_confiabilidades",
      "govbr_recupera_certificadox509",
    ],
    claims_supported: [
      "sub",
      "iss",
      "aud",
      "exp",
      "iat",
      "name",
      "preferred_username",
      "picture",
      "profile",
      "email",
      "email_verified",
      "phone_number",
      "phone_number_verified",
    ],
  };
}
