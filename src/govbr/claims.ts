import type { GovbrIdentity, GovbrLevel } from "../domain/govbr-identity.ts";
import { normaliseCnpj, normaliseCpf } from "../domain/identifiers.ts";
import { GovbrError } from "./error.ts";

/** Claims of a token: JSON of which nothing is known yet. */
export type Claims = Record<string, unknown>;

const LEVELS: readonly GovbrLevel[] = ["bronze", "silver", "gold"];

/**
 * Reads who logged in from a verified id token. The access token's claims (null when it is opaque) came over TLS but
 * unsigned as far as we checked: they may only contradict, never add. Tolerates what the manual lets vary: `sub` with
 * a dash, booleans as text, absent e-mail and phone, unknown `amr` and levels. Throws `agent-session` for a session
 * under a power of attorney, `claims-invalid` for a subject that is no CPF or differs between the tokens.
 */
export function readIdentity(idToken: Claims, accessToken: Claims | null): GovbrIdentity {
  if (isAgent(idToken) || isAgent(accessToken)) throw new GovbrError("agent-session", "session under a power of attorney");
  const cpf = textOf(idToken.sub) === null ? null : normaliseCpf(textOf(idToken.sub)!);
  if (cpf === null) throw new GovbrError("claims-invalid", "sub is not a CPF");
  for (const other of [idToken.preferred_username, accessToken?.sub, accessToken?.preferred_username]) {
    if (other !== undefined && normaliseCpf(String(other)) !== cpf) throw new GovbrError("claims-invalid", "subjects differ");
  }
  const socialName = textOf(idToken.social_name);
  const name = textOf(idToken.name) ?? socialName;
  if (name === null) throw new GovbrError("claims-invalid", "name missing");
  const cnpj = cnpjOf(idToken, accessToken);
  return {
    cpf,
    name,
    socialName,
    email: isTrue(idToken.email_verified) ? textOf(idToken.email) : null,
    phone: isTrue(idToken.phone_number_verified) ? textOf(idToken.phone_number) : null,
    picture: textOf(idToken.picture),
    level: levelOf(idToken.reliability_info),
    amr: amrOf(idToken.amr),
    authTime: typeof idToken.auth_time === "number" ? idToken.auth_time : null,
    cnpj,
    companyName: cnpj === null ? null : textOf(idToken.cnpj_certificate_name),
    agent: false,
  };
}

/** Present only when the session was opened with a company's certificate; masked in one sample, bare in another. */
function cnpjOf(idToken: Claims, accessToken: Claims | null): string | null {
  const text = textOf(idToken.cnpj);
  if (text === null) return null;
  const cnpj = normaliseCnpj(text);
  const other = textOf(accessToken?.cnpj);
  if (other !== null && normaliseCnpj(other) !== cnpj) throw new GovbrError("claims-invalid", "companies differ");
  return cnpj;
}

function isAgent(claims: Claims | null): boolean {
  return claims !== null && (isTrue(claims.agent) || textOf(claims.grantor_account) !== null);
}

function levelOf(info: unknown): GovbrLevel | null {
  const level = typeof info === "object" && info !== null ? (info as Claims).level : null;
  return LEVELS.find((known) => known === String(level).toLowerCase()) ?? null;
}

function amrOf(amr: unknown): string[] {
  const values = Array.isArray(amr) ? amr : [amr];
  return values.filter((value): value is string => typeof value === "string");
}

/** Gov.br writes booleans as text in tokens and as booleans in userinfo. */
function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
