import { randomUUID } from "node:crypto";
import { formatCnpj } from "../../domain/identifiers.ts";
import type { SimulatedAccount } from "../state/accounts.ts";
import type { GovbrSession } from "../state/sessions.ts";
import { govbrDate } from "./govbr-date.ts";

/** Claims about how a session was opened; both tokens carry them (manual, step 9). */
export function sessionClaims(account: SimulatedAccount, session: GovbrSession) {
  return {
    amr: session.amr,
    // Written with its mask, unlike in the APIs; only a login with a company certificate has it.
    cnpj: session.certificate?.cnpj ? formatCnpj(session.certificate.cnpj) : undefined,
    ...(account.grantor ? { agent: true, grantor_account: account.grantor } : {}),
  };
}

/** Everything an id token can say; the provider keeps what the granted scopes allow. Flags are the strings "true" and "false". */
export function idTokenClaims(account: SimulatedAccount, session: GovbrSession, scopes: string[], issuer: string) {
  return {
    ...sessionClaims(account, session),
    jti: randomUUID(),
    scope: scopes,
    preferred_username: account.cpf,
    ...profileClaims(account, issuer),
    ...contactClaims(account, String),
    cnpj_certificate_name: session.certificate?.companyName ?? undefined,
    reliability_info: reliabilityOf(account),
  };
}

/** What `/userinfo` answers: the same person, with real booleans. */
export function userinfoClaims(account: SimulatedAccount, scopes: string[], issuer: string) {
  const { email, email_verified, phone_number, phone_number_verified } = contactClaims(account, (flag) => flag);
  return {
    sub: account.cpf,
    ...(scopes.includes("profile") ? profileClaims(account, issuer) : {}),
    ...(scopes.includes("email") ? { email, email_verified } : {}),
    ...(scopes.includes("phone") ? { phone_number, phone_number_verified } : {}),
  };
}

function profileClaims(account: SimulatedAccount, issuer: string) {
  return {
    name: account.name,
    social_name: account.socialName ?? undefined,
    picture: new URL("userinfo/picture", issuer).href,
    profile: new URL("conta", issuer).href,
  };
}

/** An address or number that was not verified is left out. */
function contactClaims<T>(account: SimulatedAccount, flag: (value: boolean) => T) {
  return {
    email: account.emailVerified ? (account.email ?? undefined) : undefined,
    email_verified: flag(account.emailVerified),
    phone_number: account.phoneVerified ? (account.phone ?? undefined) : undefined,
    phone_number_verified: flag(account.phoneVerified),
  };
}

function reliabilityOf(account: SimulatedAccount) {
  return { level: account.level, reliabilities: account.seals.map((id) => ({ id, updatedAt: govbrDate(account.createdAt) })) };
}
