import type { Language } from "../../../../src/domain/language.ts";
import type { Admission, Store } from "../../../../src/store/types.ts";
import { codeAt, linkTo, password } from "../../../store/support/credentials.ts";
import { Visitor } from "../../delegation/support/company.ts";
import type { TestPortal } from "../../support/portal.ts";

export { codeAt, linkTo, otherPassword, password } from "../../../store/support/credentials.ts";

/** What these helpers need of a portal, scripted or whole. */
export interface Site {
  url: string;
  store: Store;
  now(): Date;
  advance(ms: number): void;
}

/** Somebody who can log in. */
export interface Foreigner extends Admission {
  email: string;
  secret: string;
  recoveryCodes: string[];
}

/** A company that was validated, and its representative, who has only got the invitation. */
export function invite({ store }: Site, key: string, language: Language = "en"): Promise<Admission> {
  return store.credentials.admit({
    ...{ key, company: { country: "DE", legalName: `${key.toUpperCase()} MESSTECHNIK GMBH` } },
    representative: { name: "Greta Lindqvist", email: `${key}@example.org`, language },
    ...{ actor: "system:test", capacity: "staff:service-team:dicor" },
  });
}

/** The same, with everything set up behind the pages. */
export async function settle(site: Site, key: string, language: Language = "en"): Promise<Foreigner> {
  const admission = await invite(site, key, language);
  const email = `${key}@example.org`;
  const { credentials } = site.store;
  const { accountId } = await credentials.activate({ token: await linkTo(site.store, email), password });
  const { secret } = await credentials.secondFactorSecret(accountId);
  const done = await credentials.confirmSecondFactor({ accountId, code: codeAt(secret, site.now()) });
  // The code that confirmed the secret is used up.
  site.advance(60_000);
  const account = (await site.store.accounts.get(accountId))!;
  return { ...admission, account, email, secret, recoveryCodes: done!.recoveryCodes };
}

/** Both pages of the login. */
export async function enter(site: Site, person: Pick<Foreigner, "email" | "secret">, word = password): Promise<Visitor> {
  const visitor = new Visitor(site.url);
  await visitor.open("/entrar?idioma=en");
  await visitor.press("Continue", { email: person.email, senha: word });
  await visitor.press("Sign in", { codigo: codeAt(person.secret, site.now()) });
  site.advance(31_000);
  return visitor;
}

/** A portal with the pages of delegation, as these helpers need it. */
export function siteOf({ portal }: { portal: TestPortal }): Site {
  return portal;
}
