/** Scopes the simulated credential is provisioned with (manual, "Escopos e atributos"). Asking for another one fails. */
export const SCOPES = [
  "openid",
  "profile",
  "email",
  "phone",
  "govbr_empresa",
  "govbr_confiabilidades",
  "govbr_confiabilidades_idtoken",
  "govbr_recupera_certificadox509",
] as const;

/** Which id token claims each scope brings. */
export const CLAIMS: Record<string, string[]> = {
  openid: ["sub", "jti", "scope", "amr", "auth_time", "cnpj", "cnpj_certificate_name", "agent", "grantor_account"],
  profile: ["name", "social_name", "picture", "profile", "preferred_username"],
  email: ["email", "email_verified"],
  phone: ["phone_number", "phone_number_verified"],
  govbr_confiabilidades_idtoken: ["reliability_info"],
};
